# Muon (Jordan, github.com/KellerJordan/Muon): momentum made orthogonal.
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  momentum : float
  half : bool

  # One step in place, with Nesterov's look ahead.
  # means: running means of the gradients; polynomials: see orthogonal; scales [matrices], see MuonScale
  def step(self: __torch__.muon.Module, weights: List[Tensor], gradients: List[Tensor], means: List[Tensor], polynomials: Tensor, scales: Tensor, rate: float, decay: float) -> List[Tensor]:
    fresh = torch.sub(1., self.momentum)
    for i in range(torch.len(weights)):
      g = gradients[i]
      _0 = torch.add_(torch.mul_(means[i], self.momentum), g, alpha=fresh)
      ahead = torch.add(torch.mul(g, fresh), torch.mul(means[i], self.momentum))
      o = __torch__.muon.orthogonal(ahead, polynomials, self.half)
      _1 = torch.mul_(weights[i], torch.sub(1., torch.mul(rate, decay)))
      _2 = torch.sub_(weights[i], torch.mul(torch.mul(o, torch.select(scales, 0, i)), rate))
    return weights

  def orthogonal(self: __torch__.muon.Module, matrix: Tensor, polynomials: Tensor) -> Tensor:
    return __torch__.muon.orthogonal(matrix, polynomials, self.half)

# The matrix with all singular values near 1: one odd polynomial a s + b s^3 + c s^5 after the other.
# polynomials [steps, 3]; half: in bf16; a matrix of zeros stays one
def orthogonal(matrix: Tensor, polynomials: Tensor, half: bool) -> Tensor:
  turned = torch.gt(torch.size(matrix, 0), torch.size(matrix, 1))
  x = matrix
  if half:
    x = torch.to(matrix, 15)
  if turned:
    x = torch.transpose(x, 0, 1)
  x = torch.div(x, torch.clamp_min(torch.norm(x), 1e-07))
  for i in range(torch.size(polynomials, 0)):
    p = torch.select(polynomials, 0, i)
    square = torch.matmul(x, torch.transpose(x, 0, 1))
    inner = torch.addmm(square, square, square, beta=torch.item(torch.select(p, 0, 1)), alpha=torch.item(torch.select(p, 0, 2)))
    x = torch.addmm(x, inner, x, beta=torch.item(torch.select(p, 0, 0)))
  if turned:
    x = torch.transpose(x, 0, 1)
  return torch.to(x, 6)
