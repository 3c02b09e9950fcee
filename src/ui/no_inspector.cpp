// SPDX-License-Identifier: EUPL-1.2
#include "ui/no_inspector.h"

#include <gtk/gtk.h>

namespace ui {

namespace {

gboolean open_nothing(GtkWindow* /*window*/, gboolean /*toggle*/) {
  return FALSE;
}

} // namespace

void take_inspector_away() {
  g_type_class_ref(GTK_TYPE_WINDOW); // for good: only a class that is there has signals
  g_signal_override_class_handler("enable-debugging", GTK_TYPE_WINDOW, G_CALLBACK(open_nothing));
}

} // namespace ui
