/** Puts an item into a list that is in order, behind those worth as much: quicker than sorting where there are few. */
export function rank<Item>(item: Item, ranked: Item[], worthOf: (item: Item) => number): void {
  const worth = worthOf(item);
  let place = ranked.push(item) - 1;
  for (; place > 0; place--) {
    const before = ranked[place - 1] as Item;
    if (worthOf(before) >= worth) break;
    ranked[place] = before;
  }
  ranked[place] = item;
}
