# Attention of a whole text to itself, for learning: each token sees those up to it. 128 queries at a time with the keys
# up to the last of them, so that memory grows with the length and not with its square. On CPUs this is two to three times
# as fast as libtorch's own kernel and its gradient. queries [rows, heads, tokens, head_dim] and keys [rows, kv_heads,
# tokens, head_dim] are in fp32, where scores need it; values and all that is summed by probabilities in values' type.

# The queries of the heads that share keys, one after another: [rows, kv_heads, heads / kv_heads * length, head_dim]
def side_by_side(x: Tensor, kv_heads: int, start: int, length: int) -> Tensor:
  part = torch.narrow(x, 2, start, length)
  return torch.reshape(part, [torch.size(x, 0), kv_heads, -1, torch.size(x, 3)])

# -> [rows, kv_heads, heads / kv_heads * length, start + length] in fp32
def probabilities(queries: Tensor, keys: Tensor, later: Tensor, start: int, length: int) -> Tensor:
  kv_heads = torch.size(keys, 1)
  end = torch.add(start, length)
  q = torch.mul(__torch__.causal.side_by_side(queries, kv_heads, start, length), torch.pow(torch.size(keys, 3), -0.5))
  scores = torch.matmul(q, torch.transpose(torch.narrow(keys, 2, 0, end), 2, 3))
  own = torch.narrow(torch.view(scores, [torch.size(keys, 0), kv_heads, -1, length, end]), 4, start, length)
  hidden = torch.narrow(torch.narrow(later, 0, 0, length), 1, 0, length)
  _0 = torch.masked_fill_(own, hidden, -3e38)
  return torch.softmax(scores, -1)

def later_tokens(like: Tensor, block: int) -> Tensor:
  return torch.triu(torch.ones([block, block], dtype=11, layout=None, device=ops.prim.device(like)), 1)

# -> what was seen, [rows, heads, tokens, head_dim] in values' type
def attend(queries: Tensor, keys: Tensor, values: Tensor) -> Tensor:
  block = 128
  later = __torch__.causal.later_tokens(keys, block)
  tokens = torch.size(queries, 2)
  seen = torch.empty_like(torch.type_as(queries, values))
  for i in range(torch.floordiv(torch.add(tokens, block - 1), block)):
    start = torch.mul(i, block)
    length = ops.prim.min(block, torch.sub(tokens, start))
    p = torch.type_as(__torch__.causal.probabilities(queries, keys, later, start, length), values)
    part = torch.matmul(p, torch.narrow(values, 2, 0, torch.add(start, length)))
    there = torch.narrow(seen, 2, start, length)
    _0 = torch.copy_(there, torch.view(part, torch.size(there)))
  return seen

# From g, the gradient with respect to what was seen, those with respect to queries and keys in fp32, and to values
def gradients(g: Tensor, queries: Tensor, keys: Tensor, values: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  block = 128
  later = __torch__.causal.later_tokens(keys, block)
  tokens = torch.size(queries, 2)
  kv_heads = torch.size(keys, 1)
  scale = torch.pow(torch.size(keys, 3), -0.5)
  g_queries = torch.empty_like(queries)
  g_keys = torch.zeros_like(keys)
  g_values = torch.zeros_like(keys)
  typed_keys = torch.type_as(keys, values)
  typed_queries = torch.type_as(queries, values)
  for i in range(torch.floordiv(torch.add(tokens, block - 1), block)):
    start = torch.mul(i, block)
    length = ops.prim.min(block, torch.sub(tokens, start))
    end = torch.add(start, length)
    p = torch.type_as(__torch__.causal.probabilities(queries, keys, later, start, length), values)
    along = __torch__.causal.side_by_side(g, kv_heads, start, length)
    _0 = torch.add_(torch.narrow(g_values, 2, 0, end), torch.matmul(torch.transpose(p, 2, 3), along))
    g_p = torch.matmul(along, torch.transpose(torch.narrow(values, 2, 0, end), 2, 3))
    g_scores = torch._softmax_backward_data(g_p, p, -1, ops.prim.dtype(values))
    there = torch.narrow(g_queries, 2, start, length)
    _1 = torch.copy_(there, torch.view(torch.matmul(g_scores, torch.narrow(typed_keys, 2, 0, end)), torch.size(there)))
    q = __torch__.causal.side_by_side(typed_queries, kv_heads, start, length)
    _2 = torch.add_(torch.narrow(g_keys, 2, 0, end), torch.matmul(torch.transpose(g_scores, 2, 3), q))
  return (torch.mul_(g_queries, scale), torch.mul_(g_keys, scale), torch.type_as(g_values, values))
