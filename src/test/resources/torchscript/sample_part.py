def raised(x: Tensor, power: int) -> Tensor:
  return torch.pow(x, power)
