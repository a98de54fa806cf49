/** Whether keys rise, each above the one before: sorted, and none twice. */
export function isSortedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): boolean {
  return items.every((item, at) => {
    const before = items[at - 1];
    return at === 0 || before === undefined || keyOf(before) < keyOf(item);
  });
}
