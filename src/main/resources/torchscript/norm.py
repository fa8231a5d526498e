# Root mean square normalisation over the last dimension.
def rms(x: Tensor, weight: Tensor, epsilon: float) -> Tensor:
  return torch.rms_norm(x, [torch.size(x, -1)], weight, epsilon)
