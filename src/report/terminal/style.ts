import pc from 'picocolors';

export type Style = ReturnType<typeof pc.createColors>;

export function styleOf(color: boolean): Style {
  return pc.createColors(color);
}
