# A projection in four places of the list: weight [out, in], bias [out], LoRA A [rank, in], LoRA B [out, rank] times its
# scale. A place without numbers means that the projection has no such part.
def apply(x: Tensor, weights: List[Tensor], at: int) -> Tensor:
  bias = weights[at + 1]
  if torch.gt(torch.numel(bias), 0):
    plain = torch.linear(x, weights[at], bias)
  else:
    plain = torch.linear(x, weights[at])
  lora_a = weights[at + 2]
  if torch.gt(torch.numel(lora_a), 0):
    result = torch.add(plain, torch.linear(torch.linear(x, lora_a), weights[at + 3]))
  else:
    result = plain
  return result
