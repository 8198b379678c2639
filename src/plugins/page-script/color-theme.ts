/** What a reader can choose for the colors: null follows the system. */
export type ThemeChoice = 'light' | 'dark' | null;

/** The choice that the next press of the switch makes. */
export function nextChoice(choice: ThemeChoice): ThemeChoice {
  if (choice === null) return 'light';
  return choice === 'light' ? 'dark' : null;
}

/** What the switch is called while `choice` holds. */
export function switchLabel(choice: ThemeChoice): string {
  return `Switch between dark and light mode (currently ${choice ?? 'system'} mode)`;
}
