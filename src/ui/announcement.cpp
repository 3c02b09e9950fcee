// SPDX-License-Identifier: EUPL-1.2
#include "ui/announcement.h"

#include "base/glib_pointers.h"

#include <string_view>

namespace ui {

#if GTK_CHECK_VERSION(4, 14, 0)

// The window speaks: it is on the accessibility bus as long as it is mapped. A label may never come there, which GTK
// answers with silence, or be gone from there, with which GTK brings the process down.
void announce(GtkWidget* window, const Glib::ustring& sentence) {
  gtk_accessible_announce(GTK_ACCESSIBLE(window), sentence.c_str(), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

void describe(GtkWidget* widget, const Glib::ustring& description) {
  gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description.c_str(), -1);
}

void have_first_focus_heard(Gtk::Window& /*window*/) {
}

#else

namespace {

constexpr unsigned time_to_hear = 2;     // Units: seconds. A screen reader may be busy with what comes before.
constexpr unsigned time_to_be_known = 1; // Units: seconds. To the accessibility bus.
constexpr const char* own_description = "primaweb-description";
constexpr const char* restoring = "primaweb-restoring";

void tell(GtkWidget* widget, const char* description) {
  gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/// Ours, or the one that GTK makes of a tooltip.
const char* lasting_description(GtkWidget* widget) {
  const auto* own = static_cast<const char*>(g_object_get_data(G_OBJECT(widget), own_description));
  const char* given = own == nullptr ? gtk_widget_get_tooltip_text(widget) : own;
  return given == nullptr ? "" : given;
}

void free_weak_ref(gpointer weak) {
  g_weak_ref_clear(static_cast<GWeakRef*>(weak));
  g_free(weak);
}

/// Calls `then` with a weak reference of `object`, which may be gone by then: a page does not live longer for it.
guint call_later(unsigned seconds, GSourceFunc then, gpointer object) {
  auto* weak = g_new0(GWeakRef, 1);
  g_weak_ref_init(weak, object);
  return g_timeout_add_seconds_full(G_PRIORITY_DEFAULT, seconds, then, weak, free_weak_ref);
}

base::ObjectPtr<GtkWidget> still_there(gpointer weak) {
  return base::ObjectPtr<GtkWidget>{static_cast<GtkWidget*>(g_weak_ref_get(static_cast<GWeakRef*>(weak)))};
}

gboolean describe_as_before(gpointer weak) {
  if (const auto widget = still_there(weak)) {
    g_object_set_data(G_OBJECT(widget.get()), restoring, nullptr);
    tell(widget.get(), lasting_description(widget.get()));
  }
  return G_SOURCE_REMOVE;
}

/// Of a box to type into, assistive tools know the whole, and not the text in it.
GtkWidget* known_to_tools(GtkWidget* focus) {
  return focus != nullptr && GTK_IS_TEXT(focus) ? gtk_widget_get_parent(focus) : focus;
}

/// Whether it loses nothing, neither a key nor what is typed, by losing the focus for no time at all.
bool is_only_pressed(GtkWidget* focus) {
  return focus != nullptr && (GTK_IS_BUTTON(focus) || GTK_IS_SCROLLED_WINDOW(focus));
}

gboolean tell_focus_again(gpointer weak) {
  const auto shown = still_there(weak);
  if (!shown || !gtk_window_is_active(GTK_WINDOW(shown.get())))
    return G_SOURCE_REMOVE;
  auto* window = GTK_WINDOW(shown.get());
  const auto focus = base::another_owner(gtk_window_get_focus(window));
  if (!is_only_pressed(focus.get()))
    return G_SOURCE_REMOVE;
  gtk_window_set_focus(window, nullptr);
  if (gtk_widget_get_root(focus.get()) == GTK_ROOT(window))
    gtk_window_set_focus(window, focus.get());
  return G_SOURCE_REMOVE;
}

bool is_only_one(GtkWindow* window) {
  auto* all = gtk_window_get_toplevels();
  for (guint index = 0; index < g_list_model_get_n_items(all); ++index) {
    const base::ObjectPtr<GtkWidget> each{GTK_WIDGET(g_list_model_get_item(all, index))};
    if (each.get() != GTK_WIDGET(window) && gtk_widget_get_mapped(each.get()))
      return false;
  }
  return true;
}

} // namespace

// A screen reader says a new description of what has the focus: nothing else is heard of what GTK cannot announce yet.
void announce(GtkWidget* window, const Glib::ustring& sentence) {
  auto* focus = known_to_tools(gtk_root_get_focus(GTK_ROOT(window)));
  if (focus == nullptr || std::string_view{lasting_description(focus)}.find(sentence.raw()) != std::string_view::npos)
    return;
  if (const auto earlier = GPOINTER_TO_UINT(g_object_get_data(G_OBJECT(focus), restoring)); earlier != 0)
    g_source_remove(earlier);
  tell(focus, sentence.c_str());
  g_object_set_data(G_OBJECT(focus), restoring, GUINT_TO_POINTER(call_later(time_to_hear, describe_as_before, focus)));
}

void describe(GtkWidget* widget, const Glib::ustring& description) {
  g_object_set_data_full(G_OBJECT(widget), own_description, g_strdup(description.c_str()), g_free);
  tell(widget, description.c_str());
}

void have_first_focus_heard(Gtk::Window& window) {
  window.signal_map().connect([shown = window.gobj()] {
    if (is_only_one(shown))
      call_later(time_to_be_known, tell_focus_again, shown);
  });
}

#endif

} // namespace ui
