/**
 * Gives the focus back to what had it: at once, or as soon as it is switched on again. Whoever goes on elsewhere
 * meanwhile is left there.
 */
export function giveFocusBack(to: HTMLElement | null): void {
  if (to === null || !to.isConnected || takesFocus(to)) {
    return;
  }
  const switched = new MutationObserver(() => {
    if (takesFocus(to)) {
      stop();
    }
  });
  const elsewhere = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.tabIndex >= 0) {
      stop();
    }
  };
  const stop = () => {
    switched.disconnect();
    document.removeEventListener('focusin', elsewhere);
  };
  switched.observe(to, { attributes: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', elsewhere);
}

function takesFocus(element: HTMLElement): boolean {
  element.focus();
  return document.activeElement === element;
}
