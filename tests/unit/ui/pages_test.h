// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "gtk_test.h"

#include <graphene-gobject.h>

namespace ui_test {

/// On every page and window, with text of twice the size, in the language that PAGES_LANGUAGE names and the style that
/// PAGES_STYLE does ("high-contrast dark").
class PagesTest : public GtkTest {
protected:
  static void SetUpTestSuite();

  /// What of the widget is not scrolled or pushed out of sight, in the coordinates of `root`.
  [[nodiscard]] static graphene_rect_t seen(Gtk::Widget& widget, Gtk::Widget& root);
};

} // namespace ui_test
