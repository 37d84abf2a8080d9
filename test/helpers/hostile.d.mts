/** Name and text of each file. */
export const hostileFiles: readonly (readonly [name: string, text: () => string])[];
