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

  # One step of the optimiser in place: Muon for matrices, AdamW for the rest. Gradients are set to zero.
  # scales: for each weight, 0 for AdamW, else the root of rows / columns, at least 1, for Muon
  # began1, began2: how much of the moments has come together since the first step, 0 to 1
  def step(self: __torch__.pretraining.Module, weights: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], scales: Tensor, began1: float, began2: float, muon: float, adam: float) -> Tensor:
    squares = torch.zeros([1], dtype=6, layout=None, device=ops.prim.device(weights[0]))
    for i in range(torch.len(gradients)):
      squares = torch.add(squares, torch.sum(torch.mul(gradients[i], gradients[i])))
    norm = torch.sqrt(squares)
    clip = torch.clamp_max(torch.mul(torch.reciprocal(torch.add(norm, 1e-06)), 2.), 1.)
    for i in range(torch.len(weights)):
      g = torch.mul(gradients[i], clip)
      scale = torch.select(scales, 0, i)
      if torch.gt(torch.item(scale), 0):
        _0 = torch.mul_(first[i], 0.95)
        _1 = torch.add_(first[i], g, alpha=0.05)
        u = torch.add(torch.mul(g, 0.05), torch.mul(first[i], 0.95))
        o = __torch__.pretraining.orthogonal(u)
        _2 = torch.sub_(weights[i], torch.mul(torch.mul(o, scale), muon))
      else:
        _3 = torch.mul_(first[i], 0.9)
        _4 = torch.add_(first[i], g, alpha=0.1)
        _5 = torch.mul_(second[i], 0.98)
        _6 = torch.addcmul_(second[i], g, g, value=0.02)
        mean = torch.div(first[i], began1)
        spread = torch.sqrt(torch.div(second[i], began2))
        _7 = torch.sub_(weights[i], torch.mul(torch.div(mean, torch.add(spread, 1e-08)), adam))
      _8 = torch.zero_(gradients[i])
    return norm

def heads(h: Tensor, weight: Tensor, bias: Tensor, head_dim: int) -> Tensor:
  y = torch.linear(h, torch.to(weight, 15), torch.to(bias, 15))
  return torch.to(__torch__.layer.heads_of(y, head_dim), 6)

# The nearest matrix with equal singular values, by five steps of Newton and Schulz.
def orthogonal(u: Tensor) -> Tensor:
  turned = torch.gt(torch.size(u, 0), torch.size(u, 1))
  x = torch.to(u, 15)
  if turned:
    x = torch.transpose(x, 0, 1)
  x = torch.div(x, torch.add(torch.norm(x), 1e-07))
  for i in range(5):
    a = torch.matmul(x, torch.transpose(x, 0, 1))
    b = torch.add(torch.mul(a, -4.775), torch.mul(torch.matmul(a, a), 2.0315))
    x = torch.add(torch.mul(x, 3.4445), torch.matmul(b, x))
  if turned:
    x = torch.transpose(x, 0, 1)
  return torch.to(x, 6)
