/** The menu of small screens is no part of the application: src/plugins/page-script/menu.ts. */
export default function MobileSidebar(): null {
  return null;
}
