# Gradients of many parameters at once, in fp32.
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # -> [1], the root of the sum of all squares
  def norm(self: __torch__.gradients.Module, gradients: List[Tensor]) -> Tensor:
    squares = torch.zeros([1], dtype=6, layout=None, device=ops.prim.device(gradients[0]))
    for i in range(torch.len(gradients)):
      squares = torch.add(squares, torch.sum(torch.mul(gradients[i], gradients[i])))
    return torch.sqrt(squares)

  # in place
  def scale(self: __torch__.gradients.Module, gradients: List[Tensor], factor: float) -> List[Tensor]:
    for i in range(torch.len(gradients)):
      _0 = torch.mul_(gradients[i], factor)
    return gradients

  # in place
  def zero(self: __torch__.gradients.Module, gradients: List[Tensor]) -> List[Tensor]:
    for i in range(torch.len(gradients)):
      _0 = torch.zero_(gradients[i])
    return gradients
