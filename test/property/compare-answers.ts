import { askDotnet, type Question } from '../oracles/dotnet/ask-dotnet.ts';

/**
 * Asks .NET about every task and gives those of which our answer is another one, with both answers. Tasks that .NET
 * answers all alike would test nothing: that is an error.
 */
export async function differences<Task>(
  tasks: readonly Task[],
  question: (task: Task) => Question,
  ours: (task: Task) => string,
): Promise<readonly { question: Question; own: string; dotnet: string }[]> {
  const questions = tasks.map(question);
  const answers = await askDotnet(questions);
  if (new Set(answers).size < tasks.length / 20) throw new Error('.NET gives hardly any different answers.');
  return questions.flatMap((asked, index) => {
    const own = ours(tasks[index] as Task);
    const dotnet = answers[index] ?? '';
    return own === dotnet ? [] : [{ question: asked, own, dotnet }];
  });
}
