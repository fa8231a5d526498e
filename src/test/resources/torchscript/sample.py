class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  factor : float
  negate : bool
  power : int

  def scaled(self: __torch__.sample.Module, x: Tensor, weights: List[Tensor]) -> Tensor:
    y = torch.mul(__torch__.sample_part.raised(x, self.power), weights[0])
    scaled = torch.mul(y, self.factor)
    if self.negate:
      result = torch.neg(scaled)
    else:
      result = scaled
    return result

  def shifted(self: __torch__.sample.Module, x: Tensor, whole: int, real: float, up: bool) -> Tensor:
    if up:
      result = torch.add(torch.add(x, whole), real)
    else:
      result = x
    return result
