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

  # W + scale B A: summed in fp32 and rounded once
  def merged(self: __torch__.numbers.Module, weight: Tensor, lora_a: Tensor, lora_b: Tensor, scale: Tensor) -> Tensor:
    product = torch.mul(torch.matmul(torch.to(lora_b, 6), torch.to(lora_a, 6)), scale)
    return torch.type_as(torch.add(torch.to(weight, 6), product), weight)
