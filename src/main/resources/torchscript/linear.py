# A projection in eight places of the list: weight [out, in], bias [out], LoRA A [rank, in], LoRA B [out, rank], the scale
# of their product [], then scales, scales of scales and tables of a weight in NF4 (see nf4.py). A place without numbers
# means that the projection has no such part. What is stored in another number type than x's is turned at each use.

def weight(weights: List[Tensor], at: int, x: Tensor) -> Tensor:
  stored = weights[at]
  if torch.gt(torch.numel(weights[at + 5]), 0):
    result = __torch__.nf4.unpack(stored, weights[at + 5], weights[at + 6], weights[at + 7], torch.size(x, -1), x)
  else:
    result = torch.type_as(stored, x)
  return result

# Zeros a share `dropout` of the numbers and makes up for it in the others; the same ones for the same seed.
def dropped(x: Tensor, dropout: float, seed: int) -> Tensor:
  if torch.gt(dropout, 0.):
    torch.manual_seed(seed)
    result = torch.dropout(x, dropout, True)
  else:
    result = x
  return result

# Dropout is for what goes into LoRA A only.
def apply(x: Tensor, weights: List[Tensor], at: int, dropout: float, seed: int) -> Tensor:
  bias = weights[at + 1]
  if torch.gt(torch.numel(bias), 0):
    plain = torch.linear(x, __torch__.linear.weight(weights, at, x), torch.type_as(bias, x))
  else:
    plain = torch.linear(x, __torch__.linear.weight(weights, at, x))
  lora_a = weights[at + 2]
  if torch.gt(torch.numel(lora_a), 0):
    narrow = torch.linear(__torch__.linear.dropped(x, dropout, seed + at), torch.type_as(lora_a, x))
    scaled = torch.mul(narrow, weights[at + 4])
    lora_b = torch.type_as(weights[at + 3], x)
    _0 = torch.addmm_(torch.view(plain, [-1, torch.size(plain, -1)]), torch.view(scaled, [-1, torch.size(scaled, -1)]), torch.t(lora_b))
    result = plain
  else:
    result = plain
  return result

# The root of the sum of squares of scale B A: that of B A squared is the sum of (A A^T) times (B^T B), which are small
def update_size(weights: List[Tensor], at: int) -> Tensor:
  a = torch.to(weights[at + 2], 7)
  b = torch.to(weights[at + 3], 7)
  squares = torch.sum(torch.mul(torch.matmul(a, torch.t(a)), torch.matmul(torch.t(b), b)))
  return torch.mul(torch.to(torch.sqrt(torch.clamp_min(squares, 0)), 6), torch.abs(weights[at + 4]))

# The same of the weight of a projection with an adapter
def weight_size(weights: List[Tensor], at: int) -> Tensor:
  return torch.linalg_vector_norm(__torch__.linear.weight(weights, at, weights[at + 2]))

# From g, the gradient of the loss with respect to the projection's result, that with respect to x. The gradients of the
# projection's own parts are added to `gradients` in the same places; a place without numbers there does not learn.
def gradient(g: Tensor, x: Tensor, weights: List[Tensor], at: int, gradients: List[Tensor], dropout: float, seed: int) -> Tensor:
  result = torch.matmul(g, __torch__.linear.weight(weights, at, x))
  each = torch.flatten(g, 0, 1)
  if torch.gt(torch.numel(gradients[at]), 0):
    _0 = torch.add_(gradients[at], torch.matmul(torch.transpose(each, 0, 1), torch.flatten(x, 0, 1)))
  if torch.gt(torch.numel(gradients[at + 1]), 0):
    _1 = torch.add_(gradients[at + 1], torch.sum(each, [0], dtype=6))
  if torch.gt(torch.numel(weights[at + 2]), 0):
    lora_a = torch.type_as(weights[at + 2], x)
    seen = torch.flatten(__torch__.linear.dropped(x, dropout, seed + at), 0, 1)
    scale = weights[at + 4]
    scaled = torch.mul(torch.matmul(each, torch.type_as(weights[at + 3], x)), scale)
    if torch.gt(torch.numel(gradients[at + 3]), 0):
      narrow = torch.mul(torch.linear(seen, lora_a), scale)
      _2 = torch.add_(gradients[at + 3], torch.matmul(torch.transpose(each, 0, 1), narrow))
      _3 = torch.add_(gradients[at + 2], torch.matmul(torch.transpose(scaled, 0, 1), seen))
    if torch.gt(dropout, 0.):
      back = torch.view_as(torch.matmul(scaled, lora_a), x)
      kept = __torch__.linear.dropped(torch.ones_like(x), dropout, seed + at)
      _4 = torch.add_(result, torch.mul_(back, kept))
    else:
      _5 = torch.addmm_(torch.view(result, [-1, torch.size(result, -1)]), scaled, lora_a)
  return result
