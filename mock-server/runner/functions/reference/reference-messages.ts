/** Sentences of names that a definition does not have (the runtime of 2020 refuses them when it saves). */
export const referenceMessages = {
  noAction: (name: string) => `The action '${name}' is not defined in the template.`,
  noParameter: (name: string) => `The workflow parameter '${name}' is not found.`,
  noVariable: (name: string) => `The variable '${name}' is not initialized.`,
  noBlock: (name: string) => `The scoped action '${name}' is not defined in the template.`,
  noLoop: (name: string) => `The loop '${name}' is not defined around the action.`,
};
