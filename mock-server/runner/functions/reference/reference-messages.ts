/** Sentences of names that a definition does not have (the runtime of 2020 refuses them when it saves). */
export const referenceMessages = {
  noAction: (name: string) =>
    `Template language expression cannot be evaluated: the template action '${name}' is not defined at current scope.`,
  noParameter: (name: string) => `The workflow parameter '${name}' is not found.`,
  noVariable: (name: string) =>
    `Template language expression cannot be evaluated: the template variable '${name}' cannot be found.`,
  noBlock: (name: string) => `The scoped action '${name}' is not defined in the template.`,
  noLoop: (name: string) =>
    `Template language expression cannot be evaluated: the template action '${name}' is not defined at current scope.`,
};
