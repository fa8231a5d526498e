# Attention of queries [rows, heads, tokens, head_dim] to keys and values [rows, kv_heads, length, head_dim], where each
# head of keys serves heads / kv_heads heads of queries. Softmax and sums are libtorch's fused kernel.

def one_head_each(x: Tensor, heads: int) -> Tensor:
  kv_heads = torch.size(x, 1)
  if torch.eq(kv_heads, heads):
    result = x
  else:
    groups = torch.floordiv(heads, kv_heads)
    wide = torch.expand(torch.unsqueeze(x, 2), [-1, -1, groups, -1, -1])
    result = torch.reshape(wide, [torch.size(x, 0), heads, torch.size(x, 2), torch.size(x, 3)])
  return result

# Many tokens; without a mask the first query is the first key's.
def many(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor]) -> Tensor:
  heads = torch.size(q, 1)
  keys = __torch__.attention.one_head_each(k, heads)
  values = __torch__.attention.one_head_each(v, heads)
  return torch.scaled_dot_product_attention(q, keys, values, mask, 0., torch.__is__(mask, None))

# One token, which sees all keys but the masked ones: the heads that share keys stand where tokens would, so that keys
# and values are read in place.
def one(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor]) -> Tensor:
  rows, heads, head_dim = torch.size(q, 0), torch.size(q, 1), torch.size(q, 3)
  kv_heads = torch.size(k, 1)
  grouped = torch.reshape(q, [rows, kv_heads, torch.floordiv(heads, kv_heads), head_dim])
  seen = torch.scaled_dot_product_attention(grouped, k, v, mask, 0., False)
  return torch.reshape(seen, [rows, heads, 1, head_dim])
