// The side menu stays in the page on small screens, where it is hidden: the menu of those is a copy of it.
export { default } from '@theme/DocSidebar/Desktop';
