# Training of a whole Qwen2 decoder: weights and moments in fp32, products in bf16, scores of attention in fp32.
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  epsilon : float
  head_dim : int
  layers : int

  # ids [rows, tokens], padded on the right; weights as in PocketShape, 12 for each layer from the fourth on;
  # places: indexes into the flattened rows whose next token is scored; targets: those tokens; importance: of each
  # -> [1], the sum of importance times the negative log-likelihood
  def loss(self: __torch__.pretraining.Module, ids: Tensor, weights: List[Tensor], frequencies: Tensor, places: Tensor, targets: Tensor, importance: Tensor) -> Tensor:
    x = torch.to(torch.embedding(weights[0], ids), 15)
    positions = torch.unsqueeze(torch.arange(torch.size(ids, 1), dtype=4, layout=None, device=ops.prim.device(ids)), 0)
    cos, sin, = __torch__.rotary.cos_sin(positions, frequencies, frequencies)
    for i in range(self.layers):
      at = torch.add(3, torch.mul(12, i))
      h = __torch__.norm.rms(x, torch.to(weights[at], 15), self.epsilon)
      q = __torch__.rotary.turn(__torch__.pretraining.heads(h, weights[at + 2], weights[at + 3], self.head_dim), cos, sin)
      k = __torch__.rotary.turn(__torch__.pretraining.heads(h, weights[at + 4], weights[at + 5], self.head_dim), cos, sin)
      v = __torch__.pretraining.heads(h, weights[at + 6], weights[at + 7], self.head_dim)
      seen = torch.scaled_dot_product_attention(q, k, v, None, 0., True)
      joined = torch.to(torch.flatten(torch.transpose(seen, 1, 2), 2), 15)
      y = torch.add(x, torch.linear(joined, torch.to(weights[at + 8], 15)))
      g = __torch__.norm.rms(y, torch.to(weights[at + 1], 15), self.epsilon)
      gate = torch.silu(torch.linear(g, torch.to(weights[at + 9], 15)))
      up = torch.linear(g, torch.to(weights[at + 10], 15))
      x = torch.add(y, torch.linear(torch.mul(gate, up), torch.to(weights[at + 11], 15)))
    scored = torch.index_select(torch.flatten(x, 0, 1), 0, places)
    last = __torch__.norm.rms(scored, torch.to(weights[1], 15), self.epsilon)
    logits = torch.to(torch.linear(last, torch.to(weights[2], 15)), 6)
    each = torch.cross_entropy_loss(logits, targets, None, 0, -100, 0.)
    return torch.unsqueeze(torch.sum(torch.mul(each, importance)), 0)

def heads(h: Tensor, weight: Tensor, bias: Tensor, head_dim: int) -> Tensor:
  y = torch.linear(h, torch.to(weight, 15), torch.to(bias, 15))
  return torch.to(__torch__.layer.heads_of(y, head_dim), 6)
