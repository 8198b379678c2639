/** Whether the window has room for the side menu and the list of contents: from the width at which the theme shows them. */
export const wide = matchMedia('(min-width: 997px)');
