/** An answer that depends on a text alone, worked out once for each text. */
export function remembering<T>(ask: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { is: T }>();
  return (text) => {
    let answer = answers.get(text);
    if (!answer) answers.set(text, (answer = { is: ask(text) }));
    return answer.is;
  };
}
