# Root mean square normalisation over the last dimension. A weight in fp32 under x of fewer bits is multiplied in fp32.
def rms(x: Tensor, weight: Tensor, epsilon: float) -> Tensor:
  if torch.eq(ops.prim.dtype(x), ops.prim.dtype(weight)):
    result = torch.rms_norm(x, [torch.size(x, -1)], weight, epsilon)
  else:
    result = torch.type_as(torch.rms_norm(torch.type_as(x, weight), [torch.size(x, -1)], weight, epsilon), x)
  return result

# From g, the gradient with respect to the result, that with respect to x. The weight's own is added where it learns.
def gradient(g: Tensor, x: Tensor, weight: Tensor, epsilon: float, learned: Tensor) -> Tensor:
  wide = torch.to(x, 6)
  along = torch.to(g, 6)
  inverse = torch.rsqrt(torch.add(torch.mean(torch.mul(wide, wide), [-1], True), epsilon))
  normal = torch.mul(wide, inverse)
  if torch.gt(torch.numel(learned), 0):
    _0 = torch.add_(learned, torch.sum(torch.flatten(torch.mul(along, normal), 0, -2), [0]))
  scaled = torch.mul(along, weight)
  share = torch.mean(torch.mul(scaled, normal), [-1], True)
  return torch.type_as(torch.mul(torch.sub(scaled, torch.mul(normal, share)), inverse), x)
