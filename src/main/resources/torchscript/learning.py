# The decoder with gradients, layer by layer. They are written out by hand, so that of a layer only its input and the
# results of its matrix products have to be kept, and less if they are computed again. A layer's list of weights is that
# of layer.py; `gradients` has the same places, in fp32, and no numbers where nothing learns.
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  epsilon : float
  head_dim : int
  number_type : int
  logits : int

  # ids [rows, tokens] -> [rows, tokens, hidden]
  def embed(self: __torch__.learning.Module, ids: Tensor, embedding: Tensor) -> Tensor:
    return torch.to(torch.embedding(embedding, ids), self.number_type)

  def embed_gradient(self: __torch__.learning.Module, g: Tensor, ids: Tensor, learned: Tensor) -> Tensor:
    return torch.index_add_(learned, 0, torch.flatten(ids), torch.to(torch.flatten(g, 0, 1), 6))

  # In place, whatever it holds
  def zero(self: __torch__.learning.Module, gradient: Tensor) -> Tensor:
    return torch.zero_(gradient)

  # -> the layer's result, then what its gradient needs beside x: queries, keys, values, what was seen, y, gate, up
  def run(self: __torch__.learning.Module, x: Tensor, weights: List[Tensor], frequencies: Tensor, dropout: float, seed: int) -> List[Tensor]:
    q, k, v, = __torch__.layer.projected(x, weights, 0, self.epsilon, dropout, seed)
    cos, sin, = __torch__.learning.turns(x, frequencies)
    queries = __torch__.layer.turned(torch.to(q, 6), weights[2], cos, sin, self.head_dim, self.epsilon)
    keys = __torch__.layer.turned(torch.to(k, 6), weights[3], cos, sin, self.head_dim, self.epsilon)
    seen = __torch__.layer.joined(__torch__.causal.attend(queries, keys, __torch__.layer.heads_of(v, self.head_dim)))
    y = __torch__.layer.attended(x, seen, weights, 0, dropout, seed)
    gate, up, = __torch__.layer.gate_and_up(y, weights, 0, self.epsilon, dropout, seed)
    return [__torch__.layer.after_mlp(y, gate, up, weights, 0, dropout, seed), q, k, v, seen, y, gate, up]

  # g: gradient with respect to the layer's result; kept: as `run` gave it, without the result
  # -> gradient with respect to x
  def gradient(self: __torch__.learning.Module, g: Tensor, x: Tensor, kept: List[Tensor], weights: List[Tensor], gradients: List[Tensor], frequencies: Tensor, dropout: float, seed: int) -> Tensor:
    q, k, v, seen, y, gate, up, = kept
    active = torch.silu(gate)
    inner = __torch__.linear.gradient(g, torch.mul(active, up), weights, 52, gradients, dropout, seed)
    g_gate = torch.silu_backward(torch.mul(inner, up), gate)
    g_up = torch.mul_(inner, active)
    h = __torch__.norm.rms(y, weights[1], self.epsilon)
    g_h = __torch__.linear.gradient(g_up, h, weights, 44, gradients, dropout, seed)
    g_h = torch.add_(g_h, __torch__.linear.gradient(g_gate, h, weights, 36, gradients, dropout, seed))
    g_y = torch.add(g, __torch__.norm.gradient(g_h, y, weights[1], self.epsilon, gradients[1]))

    g_seen = __torch__.linear.gradient(g_y, seen, weights, 28, gradients, dropout, seed)
    cos, sin, = __torch__.learning.turns(x, frequencies)
    queries = __torch__.layer.turned(torch.to(q, 6), weights[2], cos, sin, self.head_dim, self.epsilon)
    keys = __torch__.layer.turned(torch.to(k, 6), weights[3], cos, sin, self.head_dim, self.epsilon)
    values = __torch__.layer.heads_of(v, self.head_dim)
    g_queries, g_keys, g_values, = __torch__.causal.gradients(__torch__.layer.heads_of(g_seen, self.head_dim), queries, keys, values)
    g_q = __torch__.learning.turned_gradient(g_queries, q, weights[2], cos, sin, self.head_dim, self.epsilon, gradients[2])
    g_k = __torch__.learning.turned_gradient(g_keys, k, weights[3], cos, sin, self.head_dim, self.epsilon, gradients[3])

    before = __torch__.norm.rms(x, weights[0], self.epsilon)
    g_before = __torch__.linear.gradient(g_q, before, weights, 4, gradients, dropout, seed)
    g_before = torch.add_(g_before, __torch__.linear.gradient(g_k, before, weights, 12, gradients, dropout, seed))
    g_v = __torch__.layer.joined(g_values)
    g_before = torch.add_(g_before, __torch__.linear.gradient(g_v, before, weights, 20, gradients, dropout, seed))
    return torch.add_(g_y, __torch__.norm.gradient(g_before, x, weights[0], self.epsilon, gradients[0]))

  # See linear.py
  def update_size(self: __torch__.learning.Module, weights: List[Tensor], at: int) -> Tensor:
    return __torch__.linear.update_size(weights, at)

  def weight_size(self: __torch__.learning.Module, weights: List[Tensor], at: int) -> Tensor:
    return __torch__.linear.weight_size(weights, at)

  # Room for keys, or values, of one text in the type of `like`
  def new_columns(self: __torch__.learning.Module, like: Tensor, kv_heads: int, capacity: int) -> Tensor:
    return torch.new_zeros(like, [1, kv_heads, capacity, self.head_dim], dtype=self.number_type)

  # One layer over the next tokens x [1, tokens, hidden] of one text, see layer.py
  def extend(self: __torch__.learning.Module, x: Tensor, weights: List[Tensor], keys: Tensor, values: Tensor, length: int, frequencies: Tensor) -> Tensor:
    tokens = torch.size(x, 1)
    columns = torch.arange(torch.add(length, tokens), dtype=4, layout=None, device=ops.prim.device(x))
    mine = torch.unsqueeze(torch.narrow(columns, 0, length, tokens), 0)
    cos, sin, = __torch__.rotary.cos_sin(mine, frequencies, x)
    mask : Optional[Tensor] = None
    if torch.__and__(torch.gt(tokens, 1), torch.gt(length, 0)):
      mask = torch.unsqueeze(torch.unsqueeze(torch.le(torch.unsqueeze(columns, 0), torch.transpose(mine, 0, 1)), 0), 0)
    return __torch__.layer.extended(x, weights, 0, cos, sin, mask, keys, values, length, self.head_dim, self.epsilon)

  # x [1, tokens, hidden] behind the last layer -> [last], the likeliest token behind each of the last ones
  def likeliest(self: __torch__.learning.Module, x: Tensor, norm: Tensor, head: Tensor, last: int) -> Tensor:
    h = torch.narrow(torch.select(x, 0, 0), 0, torch.sub(torch.size(x, 1), last), last)
    return torch.argmax(torch.linear(__torch__.norm.rms(h, norm, self.epsilon), torch.type_as(head, h)), -1)

  # x [rows, tokens, hidden] behind the last layer; places: indexes into the flattened rows; targets: the tokens that
  # come next there -> [n, 2], of each the negative log-likelihood and how far below the highest its logit is
  def losses(self: __torch__.learning.Module, x: Tensor, norm: Tensor, head: Tensor, places: Tensor, targets: Tensor) -> Tensor:
    h = torch.index_select(torch.flatten(x, 0, 1), 0, places)
    return __torch__.cross_entropy.losses(__torch__.norm.rms(h, norm, self.epsilon), head, targets, self.logits)

  # The same, then the gradient of the sum of importance times loss with respect to x
  def losses_and_gradient(self: __torch__.learning.Module, x: Tensor, norm: Tensor, head: Tensor, places: Tensor, targets: Tensor, importance: Tensor, norm_gradient: Tensor, head_gradient: Tensor) -> List[Tensor]:
    h = torch.index_select(torch.flatten(x, 0, 1), 0, places)
    each, g, = __torch__.cross_entropy.losses_and_gradient(__torch__.norm.rms(h, norm, self.epsilon), head, targets, importance, head_gradient, self.logits)
    back = torch.zeros_like(x)
    _0 = torch.index_copy_(torch.flatten(back, 0, 1), 0, places, __torch__.norm.gradient(g, h, norm, self.epsilon, norm_gradient))
    return [each, back]

def turns(x: Tensor, frequencies: Tensor) -> Tuple[Tensor, Tensor]:
  positions = torch.unsqueeze(torch.arange(torch.size(x, 1), dtype=4, layout=None, device=ops.prim.device(x)), 0)
  return __torch__.rotary.cos_sin(positions, frequencies, frequencies)

# From the gradient with respect to turned heads that with respect to what `layer.turned` was given
def turned_gradient(g: Tensor, x: Tensor, norm: Tensor, cos: Tensor, sin: Tensor, head_dim: int, epsilon: float, learned: Tensor) -> Tensor:
  back = __torch__.rotary.turn(g, cos, torch.neg(sin))
  if torch.gt(torch.numel(norm), 0):
    back = __torch__.norm.gradient(back, __torch__.layer.heads_of(torch.to(x, 6), head_dim), norm, epsilon, learned)
  return torch.type_as(__torch__.layer.joined(back), x)
