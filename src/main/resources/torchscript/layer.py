# One layer. Its tensors stand in the list from `at` on: input norm, norm before the MLP, norms of queries and keys (or
# nothing), then seven projections of four places each (see linear.py): q, k, v, o, gate, up, down.

def heads_of(x: Tensor, head_dim: int) -> Tensor:
  split = torch.view(x, [torch.size(x, 0), torch.size(x, 1), -1, head_dim])
  return torch.transpose(split, 1, 2)

# x [rows, tokens, hidden] -> q, k, v [rows, heads, tokens, head_dim], turned to their positions
def queries_keys_values(x: Tensor, weights: List[Tensor], at: int, cos: Tensor, sin: Tensor, head_dim: int, epsilon: float) -> Tuple[Tensor, Tensor, Tensor]:
  h = __torch__.norm.rms(x, weights[at], epsilon)
  q = __torch__.layer.heads_of(__torch__.linear.apply(h, weights, at + 4), head_dim)
  k = __torch__.layer.heads_of(__torch__.linear.apply(h, weights, at + 8), head_dim)
  v = __torch__.layer.heads_of(__torch__.linear.apply(h, weights, at + 12), head_dim)
  if torch.gt(torch.numel(weights[at + 2]), 0):
    queries = __torch__.norm.rms(q, weights[at + 2], epsilon)
    keys = __torch__.norm.rms(k, weights[at + 3], epsilon)
  else:
    queries = q
    keys = k
  return (__torch__.rotary.turn(queries, cos, sin), __torch__.rotary.turn(keys, cos, sin), v)

# What attention saw goes back into the residual stream, then the MLP.
def after_attention(x: Tensor, seen: Tensor, weights: List[Tensor], at: int, epsilon: float) -> Tensor:
  joined = torch.flatten(torch.transpose(seen, 1, 2), 2)
  y = torch.add(x, __torch__.linear.apply(joined, weights, at + 16))
  h = __torch__.norm.rms(y, weights[at + 1], epsilon)
  gate = torch.silu(__torch__.linear.apply(h, weights, at + 20))
  up = __torch__.linear.apply(h, weights, at + 24)
  return torch.add(y, __torch__.linear.apply(torch.mul(gate, up), weights, at + 28))
