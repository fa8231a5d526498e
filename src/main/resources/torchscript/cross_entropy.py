# Cross-entropy of hidden states [n, hidden] under a head [vocabulary, hidden], in chunks of rows: there are never more
# logits at once than `most`, and one row.

def rows(head: Tensor, most: int) -> int:
  return torch.add(torch.floordiv(most, torch.size(head, 0)), 1)

# -> probabilities [rows, vocabulary] in fp32, and the negative log-likelihood of each row's target
def probabilities(h: Tensor, head: Tensor, targets: Tensor) -> Tuple[Tensor, Tensor]:
  logits = torch.to(torch.linear(h, head), 6)
  logits = torch.sub_(logits, torch.amax(logits, [-1], True))
  wanted = torch.gather(logits, 1, torch.unsqueeze(targets, 1))
  p = torch.exp_(logits)
  sums = torch.sum(p, [-1], True)
  return (torch.div_(p, sums), torch.squeeze(torch.sub(torch.log(sums), wanted), 1))

# -> [n], of each target the negative log-likelihood
def losses(h: Tensor, head: Tensor, targets: Tensor, most: int) -> Tensor:
  n = torch.size(h, 0)
  chunk = __torch__.cross_entropy.rows(head, most)
  parts = annotate(List[Tensor], [])
  typed = torch.type_as(head, h)
  for i in range(torch.floordiv(torch.add(n, chunk - 1), chunk)):
    start = torch.mul(i, chunk)
    length = ops.prim.min(chunk, torch.sub(n, start))
    p, each, = __torch__.cross_entropy.probabilities(torch.narrow(h, 0, start, length), typed, torch.narrow(targets, 0, start, length))
    _0 = torch.append(parts, each)
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
    target = torch.narrow(targets, 0, start, length)
    p, each, = __torch__.cross_entropy.probabilities(part, typed, target)
    _0 = torch.append(parts, each)
    wanted = torch.unsqueeze(target, 1)
    _1 = torch.scatter_add_(p, 1, wanted, torch.neg(torch.ones_like(torch.to(wanted, 6))))
    along = torch.type_as(torch.mul_(p, torch.unsqueeze(torch.narrow(importance, 0, start, length), 1)), h)
    _2 = torch.copy_(torch.narrow(g, 0, start, length), torch.matmul(along, typed))
    if torch.gt(torch.numel(learned), 0):
      _3 = torch.add_(learned, torch.matmul(torch.transpose(along, 0, 1), part))
  return (torch.cat(parts), g)
