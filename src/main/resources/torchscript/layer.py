# One layer. Its tensors stand in the list from `at` on: input norm, norm before the MLP, norms of queries and keys (or
# nothing), then seven projections of eight places each (see linear.py): q, k, v, o, gate, up, down. Dropout and its seed
# are for training; inference gives 0.

def heads_of(x: Tensor, head_dim: int) -> Tensor:
  split = torch.view(x, [torch.size(x, 0), torch.size(x, 1), -1, head_dim])
  return torch.transpose(split, 1, 2)

# x [rows, tokens, hidden] -> queries, keys, values [rows, tokens, heads * head_dim]
def projected(x: Tensor, weights: List[Tensor], at: int, epsilon: float, dropout: float, seed: int) -> Tuple[Tensor, Tensor, Tensor]:
  h = __torch__.norm.rms(x, weights[at], epsilon)
  q = __torch__.linear.apply(h, weights, at + 4, dropout, seed)
  k = __torch__.linear.apply(h, weights, at + 12, dropout, seed)
  v = __torch__.linear.apply(h, weights, at + 20, dropout, seed)
  return (q, k, v)

# [rows, tokens, heads * head_dim] -> [rows, heads, tokens, head_dim], turned to their positions; the norm may be missing
def turned(x: Tensor, norm: Tensor, cos: Tensor, sin: Tensor, head_dim: int, epsilon: float) -> Tensor:
  heads = __torch__.layer.heads_of(x, head_dim)
  if torch.gt(torch.numel(norm), 0):
    heads = __torch__.norm.rms(heads, norm, epsilon)
  return __torch__.rotary.turn(heads, cos, sin)

# x [rows, tokens, hidden] -> q, k, v [rows, heads, tokens, head_dim], turned to their positions
def queries_keys_values(x: Tensor, weights: List[Tensor], at: int, cos: Tensor, sin: Tensor, head_dim: int, epsilon: float) -> Tuple[Tensor, Tensor, Tensor]:
  q, k, v, = __torch__.layer.projected(x, weights, at, epsilon, 0., 0)
  queries = __torch__.layer.turned(q, weights[at + 2], cos, sin, head_dim, epsilon)
  keys = __torch__.layer.turned(k, weights[at + 3], cos, sin, head_dim, epsilon)
  return (queries, keys, __torch__.layer.heads_of(v, head_dim))

# [rows, heads, tokens, head_dim] -> [rows, tokens, heads * head_dim]
def joined(seen: Tensor) -> Tensor:
  return torch.flatten(torch.transpose(seen, 1, 2), 2)

# The next tokens x [rows, tokens, hidden] behind the `length` columns that keys and values [rows, kv_heads, capacity,
# head_dim] hold, which keep theirs. The mask is needed where several tokens have columns before them.
def extended(x: Tensor, weights: List[Tensor], at: int, cos: Tensor, sin: Tensor, mask: Optional[Tensor], keys: Tensor, values: Tensor, length: int, head_dim: int, epsilon: float) -> Tensor:
  tokens = torch.size(x, 1)
  q, k, v, = __torch__.layer.queries_keys_values(x, weights, at, cos, sin, head_dim, epsilon)
  _0 = torch.copy_(torch.narrow(keys, 2, length, tokens), k)
  _1 = torch.copy_(torch.narrow(values, 2, length, tokens), v)
  all_keys = torch.narrow(keys, 2, 0, torch.add(length, tokens))
  all_values = torch.narrow(values, 2, 0, torch.add(length, tokens))
  if torch.eq(tokens, 1):
    seen = __torch__.attention.one(q, all_keys, all_values, mask)
  else:
    seen = __torch__.attention.many(q, all_keys, all_values, mask)
  return __torch__.layer.after_attention(x, seen, weights, at, epsilon)

# What attention saw, joined, goes back into the residual stream.
def attended(x: Tensor, joined: Tensor, weights: List[Tensor], at: int, dropout: float, seed: int) -> Tensor:
  return torch.add(x, __torch__.linear.apply(joined, weights, at + 28, dropout, seed))

def gate_and_up(y: Tensor, weights: List[Tensor], at: int, epsilon: float, dropout: float, seed: int) -> Tuple[Tensor, Tensor]:
  h = __torch__.norm.rms(y, weights[at + 1], epsilon)
  gate = __torch__.linear.apply(h, weights, at + 36, dropout, seed)
  return (gate, __torch__.linear.apply(h, weights, at + 44, dropout, seed))

def after_mlp(y: Tensor, gate: Tensor, up: Tensor, weights: List[Tensor], at: int, dropout: float, seed: int) -> Tensor:
  return torch.add(y, __torch__.linear.apply(torch.mul(torch.silu(gate), up), weights, at + 52, dropout, seed))

def after_attention(x: Tensor, seen: Tensor, weights: List[Tensor], at: int, epsilon: float) -> Tensor:
  y = __torch__.layer.attended(x, __torch__.layer.joined(seen), weights, at, 0., 0)
  gate, up, = __torch__.layer.gate_and_up(y, weights, at, epsilon, 0., 0)
  return __torch__.layer.after_mlp(y, gate, up, weights, at, 0., 0)
