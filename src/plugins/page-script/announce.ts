/** Says a short message to screen readers without moving the focus. */
export function announce(message: string): void {
  const region = document.querySelector('#portal-announcer') ?? createRegion();
  region.textContent = '';
  // A region must be there, and empty, for a moment before its text is announced.
  setTimeout(() => {
    region.textContent = message;
  }, 50);
}

function createRegion(): Element {
  const region = document.createElement('div');
  region.id = 'portal-announcer';
  region.className = 'sr-only';
  region.setAttribute('role', 'status');
  document.body.append(region);
  return region;
}
