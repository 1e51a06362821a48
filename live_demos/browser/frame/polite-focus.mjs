/**
 * Lets an app move the focus within itself, and never fetch it.
 *
 * An open dialog calls the focus back as soon as it leaves. Alone in a window it can have no
 * effect beyond it: the window has lost the focus too. In a frame it takes the focus from the page,
 * and two open dialogs side by side take it from each other, sixty times a second, while somebody
 * types.
 * Source: `onBlur` of `useFocusContainment` in react-aria's FocusScope.
 */
export function neverFetchFocus() {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus()) {
      focus.call(this, options);
    }
  };
}
