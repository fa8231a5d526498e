# The decoder with gradients, layer by layer, written out by hand but for attention, so that of a layer only its input and
# the results of its matrix products have to be kept. A layer's list of weights is that of layer.py; `gradients` has the
# same places, in fp32, and no numbers where nothing learns.
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  epsilon : float
  head_dim : int
  dropout : float
  number_type : int

  # ids [rows, tokens] -> [rows, tokens, hidden]
  def embed(self: __torch__.learning.Module, ids: Tensor, embedding: Tensor) -> Tensor:
    return torch.to(torch.embedding(embedding, ids), self.number_type)

  def embed_gradient(self: __torch__.learning.Module, g: Tensor, ids: Tensor, learned: Tensor) -> Tensor:
    return torch.index_add_(learned, 0, torch.flatten(ids), torch.to(torch.flatten(g, 0, 1), 6))

  # seed []: of the layer's dropout, none when it is negative
  # -> the layer's result, then what its gradient needs beside x: queries, keys, values, y, gate, up
  def run(self: __torch__.learning.Module, x: Tensor, weights: List[Tensor], frequencies: Tensor, seed: Tensor) -> List[Tensor]:
    dropout, number, = __torch__.learning.noise(self.dropout, seed)
    q, k, v, = __torch__.layer.projected(x, weights, 0, self.epsilon, dropout, number)
    seen = __torch__.learning.attention(q, k, v, weights[2], weights[3], frequencies, self.head_dim, self.epsilon)
    y = __torch__.layer.attended(x, seen, weights, 0, dropout, number)
    gate, up, = __torch__.layer.gate_and_up(y, weights, 0, self.epsilon, dropout, number)
    return [__torch__.layer.after_mlp(y, gate, up, weights, 0, dropout, number), q, k, v, y, gate, up]

  # g: gradient with respect to the layer's result; kept: as `run` gave it, without the result
  # -> gradient with respect to x
  def gradient(self: __torch__.learning.Module, g: Tensor, x: Tensor, kept: List[Tensor], weights: List[Tensor], gradients: List[Tensor], frequencies: Tensor, seed: Tensor) -> Tensor:
    dropout, number, = __torch__.learning.noise(self.dropout, seed)
    q, k, v, y, gate, up, = kept
    h = __torch__.norm.rms(y, weights[1], self.epsilon)
    active = torch.silu(gate)
    inner = __torch__.linear.gradient(g, torch.mul(active, up), weights, 52, gradients, dropout, number)
    g_up = torch.mul(inner, active)
    g_gate = torch.silu_backward(torch.mul(inner, up), gate)
    g_h = __torch__.linear.gradient(g_up, h, weights, 44, gradients, dropout, number)
    g_h = torch.add_(g_h, __torch__.linear.gradient(g_gate, h, weights, 36, gradients, dropout, number))
    g_y = torch.add(g, __torch__.norm.gradient(g_h, y, weights[1], self.epsilon, gradients[1]))

    torch.set_grad_enabled(True)
    inputs = [torch.requires_grad_(torch.detach(q), True), torch.requires_grad_(torch.detach(k), True), torch.requires_grad_(torch.detach(v), True)]
    q_norm = torch.detach(weights[2])
    k_norm = torch.detach(weights[3])
    if torch.gt(torch.numel(gradients[2]), 0):
      inputs = torch.add(inputs, [torch.requires_grad_(q_norm, True), torch.requires_grad_(k_norm, True)])
    seen = __torch__.learning.attention(inputs[0], inputs[1], inputs[2], q_norm, k_norm, frequencies, self.head_dim, self.epsilon)
    torch.set_grad_enabled(False)
    g_seen = __torch__.linear.gradient(g_y, torch.detach(seen), weights, 28, gradients, dropout, number)
    along = annotate(List[Optional[Tensor]], [g_seen])
    back = torch.grad([seen], inputs, along)

    before = __torch__.norm.rms(x, weights[0], self.epsilon)
    g_before = __torch__.linear.gradient(unchecked_cast(Tensor, back[0]), before, weights, 4, gradients, dropout, number)
    g_before = torch.add_(g_before, __torch__.linear.gradient(unchecked_cast(Tensor, back[1]), before, weights, 12, gradients, dropout, number))
    g_before = torch.add_(g_before, __torch__.linear.gradient(unchecked_cast(Tensor, back[2]), before, weights, 20, gradients, dropout, number))
    if torch.gt(torch.numel(gradients[2]), 0):
      _0 = torch.add_(gradients[2], unchecked_cast(Tensor, back[3]))
      _1 = torch.add_(gradients[3], unchecked_cast(Tensor, back[4]))
    return torch.add_(g_y, __torch__.norm.gradient(g_before, x, weights[0], self.epsilon, gradients[0]))

  # x [rows, tokens, hidden] behind the last layer; places: indexes into the flattened rows; targets: the tokens that
  # come next there -> [n], the negative log-likelihood of each
  def losses(self: __torch__.learning.Module, x: Tensor, norm: Tensor, head: Tensor, places: Tensor, targets: Tensor) -> Tensor:
    h = torch.index_select(torch.flatten(x, 0, 1), 0, places)
    return __torch__.cross_entropy.losses(__torch__.norm.rms(h, norm, self.epsilon), head, targets)

  # The same, then the gradient of the sum of importance times loss with respect to x
  def losses_and_gradient(self: __torch__.learning.Module, x: Tensor, norm: Tensor, head: Tensor, places: Tensor, targets: Tensor, importance: Tensor, norm_gradient: Tensor, head_gradient: Tensor) -> List[Tensor]:
    h = torch.index_select(torch.flatten(x, 0, 1), 0, places)
    each, g, = __torch__.cross_entropy.losses_and_gradient(__torch__.norm.rms(h, norm, self.epsilon), head, targets, importance, head_gradient)
    back = torch.zeros_like(x)
    _0 = torch.index_copy_(torch.flatten(back, 0, 1), 0, places, __torch__.norm.gradient(g, h, norm, self.epsilon, norm_gradient))
    return [each, back]

def noise(dropout: float, seed: Tensor) -> Tuple[float, int]:
  number = int(seed)
  if torch.lt(number, 0):
    dropout = 0.
  return (dropout, number)

# Scores and sums in fp32: libtorch's gradient of attention in bf16 is slow.
def attention(q: Tensor, k: Tensor, v: Tensor, q_norm: Tensor, k_norm: Tensor, frequencies: Tensor, head_dim: int, epsilon: float) -> Tensor:
  positions = torch.unsqueeze(torch.arange(torch.size(q, 1), dtype=4, layout=None, device=ops.prim.device(q)), 0)
  cos, sin, = __torch__.rotary.cos_sin(positions, frequencies, frequencies)
  queries = __torch__.layer.turned(torch.to(q, 6), q_norm, cos, sin, head_dim, epsilon)
  keys = __torch__.layer.turned(torch.to(k, 6), k_norm, cos, sin, head_dim, epsilon)
  values = __torch__.layer.heads_of(torch.to(v, 6), head_dim)
  return torch.type_as(__torch__.layer.joined(__torch__.attention.many(queries, keys, values, None)), q)
