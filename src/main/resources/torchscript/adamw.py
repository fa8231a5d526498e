# Adam with weight decay that is not part of the gradient (Loshchilov and Hutter, arXiv 1711.05101).
class Module(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  beta1 : float
  beta2 : float
  epsilon : float

  # One step in place.
  # first, second: moments; began1, began2: how much of them has come together since the first step, 0 to 1
  def step(self: __torch__.adamw.Module, weights: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], began1: float, began2: float, rate: float, decay: float) -> List[Tensor]:
    for i in range(torch.len(weights)):
      g = gradients[i]
      _0 = torch.mul_(weights[i], torch.sub(1., torch.mul(rate, decay)))
      _1 = torch.add_(torch.mul_(first[i], self.beta1), g, alpha=torch.sub(1., self.beta1))
      _2 = torch.addcmul_(torch.mul_(second[i], self.beta2), g, g, value=torch.sub(1., self.beta2))
      mean = torch.div(first[i], began1)
      spread = torch.add(torch.sqrt(torch.div(second[i], began2)), self.epsilon)
      _3 = torch.sub_(weights[i], torch.mul(torch.div(mean, spread), rate))
    return weights
