# A weight in NF4 with double quantisation, as bitsandbytes packs it: two numbers a byte, the first in the high half, and
# a scale for each 64 numbers. `scales` are these in fp32, or (uint8) places in a table, in groups of 256 with a scale.
# nested: the offset that is added to each restored scale, then the scales of the groups
# tables: the two numbers of each of 256 bytes, then the table of scales
def unpack(packed: Tensor, scales: Tensor, nested: Tensor, tables: Tensor, columns: int, like: Tensor) -> Tensor:
  if torch.eq(ops.prim.dtype(scales), 0):
    places = torch.embedding(torch.view(torch.narrow(tables, 0, 512, 256), [256, 1]), torch.to(scales, 3))
    groups = torch.repeat_interleave(torch.narrow(nested, 0, 1, torch.size(nested, 0) - 1), 256)
    wide = torch.mul(torch.flatten(places), torch.narrow(groups, 0, 0, torch.numel(scales)))
    each = torch.add(wide, torch.narrow(nested, 0, 0, 1))
  else:
    each = scales
  pairs = torch.view(torch.narrow(tables, 0, 0, 512), [256, 2])
  numbers = torch.flatten(torch.embedding(pairs, torch.flatten(torch.to(packed, 3))))
  whole = torch.mul(torch.floordiv(torch.numel(numbers), 64), 64)
  _0 = torch.mul_(torch.view(torch.narrow(numbers, 0, 0, whole), [-1, 64]), torch.unsqueeze(torch.narrow(each, 0, 0, torch.floordiv(whole, 64)), 1))
  rest = torch.sub(torch.numel(numbers), whole)
  if torch.gt(rest, 0):
    _1 = torch.mul_(torch.narrow(numbers, 0, whole, rest), torch.narrow(each, 0, torch.sub(torch.numel(each), 1), 1))
  rows = torch.floordiv(torch.numel(numbers), columns)
  flat = torch.narrow(numbers, 0, 0, torch.mul(rows, columns))
  return torch.type_as(torch.view(flat, [rows, columns]), like)
