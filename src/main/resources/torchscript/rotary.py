# Rotary position embedding, in the layout of Hugging Face: the halves of a head are turned against each other.

# positions [rows, tokens], inverse frequencies [head_dim / 2] -> [rows, 1, tokens, head_dim / 2], in the type of `like`
def cos_sin(positions: Tensor, frequencies: Tensor, like: Tensor) -> Tuple[Tensor, Tensor]:
  angles = torch.mul(torch.unsqueeze(torch.to(positions, 6), -1), frequencies)
  wide = torch.unsqueeze(angles, 1)
  return (torch.type_as(torch.cos(wide), like), torch.type_as(torch.sin(wide), like))

# x [rows, heads, tokens, head_dim]
def turn(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  a, b, = torch.chunk(x, 2, -1)
  first = torch.sub(torch.mul(a, cos), torch.mul(b, sin))
  second = torch.add(torch.mul(b, cos), torch.mul(a, sin))
  return torch.cat([first, second], -1)
