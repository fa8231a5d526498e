# Number types that DJL cannot name: bf16 (15) stands in a DJL array as f16 (5) of the same bits.
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def bf16_from_bits(self: __torch__.numbers.Module, bits: Tensor) -> Tensor:
    return torch.view_copy(bits, 15)

  def bits_from_bf16(self: __torch__.numbers.Module, x: Tensor) -> Tensor:
    return torch.view_copy(x, 5)

  def to_float(self: __torch__.numbers.Module, x: Tensor) -> Tensor:
    return torch.to(x, 6)

  def to_half(self: __torch__.numbers.Module, x: Tensor) -> Tensor:
    return torch.to(x, 5)

  def to_bf16(self: __torch__.numbers.Module, x: Tensor) -> Tensor:
    return torch.to(x, 15)
