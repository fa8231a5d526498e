# A decoder-only transformer (Llama, Qwen2, Qwen3). The list of weights begins with: embedding, last norm, head, inverse
# frequencies of the rotation; then 60 places for each layer (see layer.py).
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  epsilon : float
  head_dim : int
  layers : int

  # The whole of each row at once, nothing kept: ids [rows, tokens] -> logits [rows, tokens, vocabulary] in fp32
  def logits(self: __torch__.decoder.Module, ids: Tensor, weights: List[Tensor]) -> Tensor:
    x = torch.embedding(weights[0], ids)
    positions = torch.unsqueeze(torch.arange(torch.size(ids, 1), dtype=4, layout=None, device=ops.prim.device(ids)), 0)
    cos, sin, = __torch__.rotary.cos_sin(positions, weights[3], x)
    for i in range(self.layers):
      at = torch.add(4, torch.mul(60, i))
      q, k, v, = __torch__.layer.queries_keys_values(x, weights, at, cos, sin, self.head_dim, self.epsilon)
      seen = __torch__.attention.many(q, k, v, None)
      x = __torch__.layer.after_attention(x, seen, weights, at, self.epsilon)
    return torch.to(torch.linear(__torch__.norm.rms(x, weights[1], self.epsilon), weights[2]), 6)

  # Reads ids [rows, tokens] behind the `length` columns that the cache holds, and keeps them there. The first
  # `padding` [rows] columns of a row are empty. Gives the logits of each row's last token, [rows, vocabulary] in fp32.
  # cache: [layers, 2, rows, kv_heads, capacity, head_dim]
  def extend(self: __torch__.decoder.Module, ids: Tensor, weights: List[Tensor], cache: Tensor, length: int, padding: Tensor, padded: bool) -> Tensor:
    tokens = torch.size(ids, 1)
    end = torch.add(length, tokens)
    x = torch.embedding(weights[0], ids)
    columns = torch.arange(end, dtype=4, layout=None, device=ops.prim.device(ids))
    mine = torch.unsqueeze(torch.narrow(columns, 0, length, tokens), 0)
    empty = torch.unsqueeze(padding, 1)
    cos, sin, = __torch__.rotary.cos_sin(torch.clamp_min(torch.sub(mine, empty), 0), weights[3], x)
    mask : Optional[Tensor] = None
    if padded:
      past = torch.le(torch.unsqueeze(torch.unsqueeze(columns, 0), 0), torch.unsqueeze(mine, -1))
      full = torch.ge(torch.unsqueeze(torch.unsqueeze(columns, 0), 0), torch.unsqueeze(empty, -1))
      mask = torch.unsqueeze(torch.__and__(past, full), 1)
    elif torch.__and__(torch.gt(tokens, 1), torch.gt(length, 0)):
      mask = torch.unsqueeze(torch.unsqueeze(torch.le(torch.unsqueeze(columns, 0), torch.transpose(mine, 0, 1)), 0), 0)
    for i in range(self.layers):
      at = torch.add(4, torch.mul(60, i))
      kept = torch.select(cache, 0, i)
      x = __torch__.layer.extended(x, weights, at, cos, sin, mask, torch.select(kept, 0, 0), torch.select(kept, 0, 1), length, self.head_dim, self.epsilon)
    last = torch.select(x, 1, -1)
    return torch.to(torch.linear(__torch__.norm.rms(last, weights[1], self.epsilon), weights[2]), 6)

  # A cache of this shape in the type of `like`.
  def new_cache(self: __torch__.decoder.Module, like: Tensor, rows: int, kv_heads: int, capacity: int) -> Tensor:
    return torch.new_zeros(like, [self.layers, 2, rows, kv_heads, capacity, self.head_dim])

  # Copies `length` columns of one row from a column on to another cache's.
  def copy_columns(self: __torch__.decoder.Module, source: Tensor, source_row: int, source_at: int, target: Tensor, target_row: int, target_at: int, length: int) -> Tensor:
    read = torch.narrow(torch.select(source, 2, source_row), 3, source_at, length)
    written = torch.narrow(torch.select(target, 2, target_row), 3, target_at, length)
    return torch.copy_(written, read)
