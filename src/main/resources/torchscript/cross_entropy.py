# Cross-entropy of hidden states [n, hidden] under a head [vocabulary, hidden], in chunks of rows: there are never more
# logits at once than `most`, and one row.

def rows(head: Tensor, most: int) -> int:
  return torch.add(torch.floordiv(most, torch.size(head, 0)), 1)

# -> [rows, 2], of each target the negative log-likelihood and by how much its logit is below the highest (0 where it is
# the highest itself). The logits [rows, vocabulary] become its gradient with respect to
# them where `gradient` is true, else they are spoilt. A few rows at a time are computed in fp32, so that they stay in the
# processor's cache from one operation to the next.
def likelihoods(logits: Tensor, targets: Tensor, gradient: bool) -> Tensor:
  few = __torch__.cross_entropy.rows(torch.t(logits), 524288)
  parts = annotate(List[Tensor], [])
  for i in range(torch.floordiv(torch.add(torch.size(logits, 0), few - 1), few)):
    start = torch.mul(i, few)
    length = ops.prim.min(few, torch.sub(torch.size(logits, 0), start))
    part = torch.narrow(logits, 0, start, length)
    target = torch.unsqueeze(torch.narrow(targets, 0, start, length), 1)
    wide = torch.to(part, 6)
    wide = torch.sub_(wide, torch.amax(wide, [-1], True))
    wanted = torch.gather(wide, 1, target)
    wide = torch.exp_(wide)
    sums = torch.sum(wide, [-1], True)
    _0 = torch.append(parts, torch.cat([torch.sub(torch.log(sums), wanted), torch.neg(wanted)], 1))
    if gradient:
      wide = torch.div_(wide, sums)
      _1 = torch.scatter_add_(wide, 1, target, torch.neg(torch.ones_like(wanted)))
      _2 = torch.copy_(part, wide)
  return torch.cat(parts)

# -> [n, 2], see `likelihoods`
def losses(h: Tensor, head: Tensor, targets: Tensor, most: int) -> Tensor:
  n = torch.size(h, 0)
  chunk = __torch__.cross_entropy.rows(head, most)
  parts = annotate(List[Tensor], [])
  typed = torch.type_as(head, h)
  for i in range(torch.floordiv(torch.add(n, chunk - 1), chunk)):
    start = torch.mul(i, chunk)
    length = ops.prim.min(chunk, torch.sub(n, start))
    logits = torch.linear(torch.narrow(h, 0, start, length), typed)
    _0 = torch.append(parts, __torch__.cross_entropy.likelihoods(logits, torch.narrow(targets, 0, start, length), False))
  return torch.cat(parts)

# The same, and the gradient of the sum of importance times loss with respect to h; the head's own is added where it learns.
def losses_and_gradient(h: Tensor, head: Tensor, targets: Tensor, importance: Tensor, learned: Tensor, most: int) -> Tuple[Tensor, Tensor]:
  n = torch.size(h, 0)
  chunk = __torch__.cross_entropy.rows(head, most)
  parts = annotate(List[Tensor], [])
  typed = torch.type_as(head, h)
  g = torch.empty_like(h)
  for i in range(torch.floordiv(torch.add(n, chunk - 1), chunk)):
    start = torch.mul(i, chunk)
    length = ops.prim.min(chunk, torch.sub(n, start))
    part = torch.narrow(h, 0, start, length)
    weight = torch.unsqueeze(torch.narrow(importance, 0, start, length), 1)
    logits = torch.linear(part, typed)
    _0 = torch.append(parts, __torch__.cross_entropy.likelihoods(logits, torch.narrow(targets, 0, start, length), True))
    _1 = torch.copy_(torch.narrow(g, 0, start, length), torch.mul(torch.matmul(logits, typed), weight))
    if torch.gt(torch.numel(learned), 0):
      _2 = torch.add_(learned, torch.matmul(torch.t(logits), torch.type_as(torch.mul(part, weight), part)))
  return (torch.cat(parts), g)
