# Cross-entropy of hidden states [n, hidden] under a head [vocabulary, hidden], in chunks of rows: there are never more
# logits at once than 16 million.

def rows(head: Tensor) -> int:
  return torch.add(torch.floordiv(16777216, torch.size(head, 0)), 1)

# -> log-probabilities [rows, vocabulary] in fp32
def log_probabilities(h: Tensor, head: Tensor) -> Tensor:
  return torch.log_softmax(torch.to(torch.linear(h, head), 6), -1)

# -> [n], of each target the negative log-likelihood
def losses(h: Tensor, head: Tensor, targets: Tensor) -> Tensor:
  n = torch.size(h, 0)
  chunk = __torch__.cross_entropy.rows(head)
  parts = annotate(List[Tensor], [])
  typed = torch.type_as(head, h)
  for i in range(torch.floordiv(torch.add(n, chunk - 1), chunk)):
    start = torch.mul(i, chunk)
    length = ops.prim.min(chunk, torch.sub(n, start))
    likely = __torch__.cross_entropy.log_probabilities(torch.narrow(h, 0, start, length), typed)
    target = torch.unsqueeze(torch.narrow(targets, 0, start, length), 1)
    _0 = torch.append(parts, torch.neg(torch.squeeze(torch.gather(likely, 1, target), 1)))
  return torch.cat(parts)

# The same, and the gradient of the sum of importance times loss with respect to h; the head's own is added where it learns.
def losses_and_gradient(h: Tensor, head: Tensor, targets: Tensor, importance: Tensor, learned: Tensor) -> Tuple[Tensor, Tensor]:
  n = torch.size(h, 0)
  chunk = __torch__.cross_entropy.rows(head)
  parts = annotate(List[Tensor], [])
  typed = torch.type_as(head, h)
  g = torch.empty_like(h)
  for i in range(torch.floordiv(torch.add(n, chunk - 1), chunk)):
    start = torch.mul(i, chunk)
    length = ops.prim.min(chunk, torch.sub(n, start))
    part = torch.narrow(h, 0, start, length)
    likely = __torch__.cross_entropy.log_probabilities(part, typed)
    target = torch.unsqueeze(torch.narrow(targets, 0, start, length), 1)
    _0 = torch.append(parts, torch.neg(torch.squeeze(torch.gather(likely, 1, target), 1)))
    probability = torch.exp_(likely)
    one = torch.neg(torch.ones_like(torch.to(target, 6)))
    _1 = torch.scatter_add_(probability, 1, target, one)
    _2 = torch.mul_(probability, torch.unsqueeze(torch.narrow(importance, 0, start, length), 1))
    along = torch.type_as(probability, h)
    _3 = torch.copy_(torch.narrow(g, 0, start, length), torch.matmul(along, typed))
    if torch.gt(torch.numel(learned), 0):
      _4 = torch.add_(learned, torch.matmul(torch.transpose(along, 0, 1), part))
  return (torch.cat(parts), g)
