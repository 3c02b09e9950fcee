// SPDX-License-Identifier: EUPL-1.2
#include "web/page_actions.h"

#include <glibmm/main.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <array>
#include <utility>

namespace web {

namespace {

/// As in every browser.
constexpr std::array zoom_steps{0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0};
/// A level that went through the settings may be a little off.
constexpr double same_step = 0.005;

constexpr guint find_options = WEBKIT_FIND_OPTIONS_CASE_INSENSITIVE | WEBKIT_FIND_OPTIONS_WRAP_AROUND;

using List = base::Handle<GList, g_list_free>;

bool contains(const List& list, const WebKitBackForwardListItem* item) {
  return g_list_find(list.get(), item) != nullptr;
}

} // namespace

PageActions::PageActions(WebKitWebView* view, ScriptMessages& messages, const Cover& cover)
    : m_view{view},
      m_cover{cover},
      m_pdf_reader{view, messages},
      m_shown_file{view, m_pdf_reader, cover, *m_group.get()},
      m_pdf_printing{view, m_pdf_reader, cover} {
  m_pdf_printing.signal_failed().connect(sigc::mem_fun(*this, &PageActions::tell_print_failed));
  m_shown_file.signal_failed().connect([this] { m_signal_not_done.emit(NotDone::save); });
  m_back = m_group->add_action("back", sigc::mem_fun(*this, &PageActions::go_back));
  m_back->set_enabled(false);
  m_group->add_action("reload", sigc::mem_fun(*this, &PageActions::reload));
  m_group->add_action("print", sigc::mem_fun(*this, &PageActions::print));
  m_group->add_action("print-preview", m_signal_print_preview.make_slot());
  m_group->add_action("zoom-in", sigc::mem_fun(*this, &PageActions::zoom_in));
  m_group->add_action("zoom-out", sigc::mem_fun(*this, &PageActions::zoom_out));
  m_group->add_action("zoom-normal", sigc::mem_fun(*this, &PageActions::zoom_normal));
  m_group->add_action_with_parameter("find", Glib::VARIANT_TYPE_STRING, sigc::mem_fun(*this, &PageActions::find));
  m_group->add_action("find-next", [this] { webkit_find_controller_search_next(finder()); });
  m_group->add_action("find-previous", [this] { webkit_find_controller_search_previous(finder()); });
  m_caret = m_group->add_action_bool("caret-browsing", sigc::mem_fun(*this, &PageActions::switch_caret), false);
  m_found = Gio::SimpleAction::create("found", Glib::Variant<gint32>::create(-1));
  m_group->add_action(m_found);
  m_responds = Gio::SimpleAction::create_bool("responds", true);
  m_group->add_action(m_responds);
  m_page_came = Gio::SimpleAction::create("page-came", Glib::Variant<gint32>::create(0));
  m_group->add_action(m_page_came);

  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(view, "web-process-terminated", G_CALLBACK(process_terminated), this);
  g_signal_connect(view, "notify::is-web-process-responsive", G_CALLBACK(responsiveness_changed), this);
  g_signal_connect(view, "print", G_CALLBACK(print_wanted), this);
  g_signal_connect(webkit_web_view_get_back_forward_list(view), "changed", G_CALLBACK(history_changed), this);
  g_signal_connect(finder(), "counted-matches", G_CALLBACK(counted), this);
  g_signal_connect(finder(), "failed-to-find-text", G_CALLBACK(found_nothing), this);

  auto* keys = gtk_event_controller_key_new();
  gtk_event_controller_set_propagation_phase(keys, GTK_PHASE_CAPTURE);
  g_signal_connect(keys, "key-pressed", G_CALLBACK(key_pressed), this);
  gtk_widget_add_controller(GTK_WIDGET(view), keys);

  auto* wheel = gtk_event_controller_scroll_new(static_cast<GtkEventControllerScrollFlags>(
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE));
  // Before the page itself scrolls.
  gtk_event_controller_set_propagation_phase(wheel, GTK_PHASE_CAPTURE);
  g_signal_connect(wheel, "scroll", G_CALLBACK(wheel_turned), this);
  gtk_widget_add_controller(GTK_WIDGET(view), wheel);
}

PageActions::~PageActions() {
  g_signal_handlers_disconnect_by_data(m_view, this);
  g_signal_handlers_disconnect_by_data(webkit_web_view_get_back_forward_list(m_view), this);
  g_signal_handlers_disconnect_by_data(finder(), this);
  // A window may hold the actions longer than the view lives.
  for (const auto& name : m_group->list_actions())
    m_group->remove_action(name);
}

WebKitFindController* PageActions::finder() const {
  return webkit_web_view_get_find_controller(m_view);
}

void PageActions::go_back() {
  m_signal_users_way.emit();
  webkit_web_view_go_back(m_view);
}

/// WebKit loads anew what a process shows, and that of a page that was lost shows nothing. What is loaded there first
/// comes from nowhere, so that a form would go without the cookies that are for this site's pages only.
void PageActions::reload() {
  if (m_is_bringing_back)
    return;
  m_signal_users_way.emit();
  if (webkit_web_view_get_is_web_process_responsive(m_view) == FALSE) {
    m_is_ending_page = true;
    webkit_web_view_terminate_web_process(m_view);
    m_is_ending_page = false;
  }
  if (!m_lost)
    return webkit_web_view_reload(m_view);
  m_is_first_lost = m_is_first_lost || m_lost.get() == m_first.get();
  m_is_bringing_back = true;
  const char* address = webkit_back_forward_list_item_get_uri(m_lost.get());
  webkit_web_view_load_alternate_html(m_view, "<!DOCTYPE html>", address, address);
}

bool PageActions::bring_back() {
  if (std::exchange(m_is_bringing_back, false))
    webkit_web_view_go_to_back_forward_list_item(m_view, m_lost.get());
  return false;
}

void PageActions::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  auto& actions = *static_cast<PageActions*>(self);
  if (actions.m_is_bringing_back && event == WEBKIT_LOAD_FINISHED) // not from within the view's own signal
    Glib::signal_idle().connect(sigc::mem_fun(actions, &PageActions::bring_back));
  if (event != WEBKIT_LOAD_COMMITTED)
    return;
  // The empty page takes the first one's place in the history, and then what is brought back takes that one's.
  if (actions.m_is_first_lost)
    actions.begin_here();
  if (!actions.m_is_bringing_back) {
    actions.m_is_first_lost = false;
    actions.m_lost.reset();
    actions.tell_page_came();
  }
}

void PageActions::tell_page_came() {
  m_page_came->set_state(Glib::Variant<gint32>::create(++m_pages));
}

/// In the history, the empty page that is loaded in its place takes its place.
void PageActions::process_terminated(WebKitWebView* view, WebKitWebProcessTerminationReason /*reason*/, gpointer self) {
  auto& actions = *static_cast<PageActions*>(self);
  actions.m_is_bringing_back = false;
  actions.tell_responds(true);
  if (auto* shown = webkit_back_forward_list_get_current_item(webkit_web_view_get_back_forward_list(view));
      !actions.m_lost && shown != nullptr)
    actions.m_lost.reset(WEBKIT_BACK_FORWARD_LIST_ITEM(g_object_ref(shown)));
}

void PageActions::begin_here() {
  auto* now = webkit_back_forward_list_get_current_item(webkit_web_view_get_back_forward_list(m_view));
  m_first.reset(now == nullptr ? nullptr : WEBKIT_BACK_FORWARD_LIST_ITEM(g_object_ref(now)));
  m_back->set_enabled(may_go_back());
}

std::string PageActions::beginning() const {
  const char* address = m_first ? webkit_back_forward_list_item_get_uri(m_first.get()) : nullptr;
  return address == nullptr ? "" : address;
}

bool PageActions::may_go_back() const {
  auto* history = webkit_web_view_get_back_forward_list(m_view);
  const List before{webkit_back_forward_list_get_back_list(history)};
  if (!m_first || !before)
    return before != nullptr;
  // A long history forgets its beginning: then everything in it is later.
  const List after{webkit_back_forward_list_get_forward_list(history)};
  return contains(before, m_first.get()) ||
         (webkit_back_forward_list_get_current_item(history) != m_first.get() && !contains(after, m_first.get()));
}

void PageActions::history_changed(WebKitBackForwardList* /*list*/, WebKitBackForwardListItem* /*added*/,
                                  gpointer /*removed*/, gpointer self) {
  auto& actions = *static_cast<PageActions*>(self);
  actions.m_back->set_enabled(actions.may_go_back());
}

/// WebKit alone knows whether it is a frame that wants to be printed.
gboolean PageActions::print_wanted(WebKitWebView* view, WebKitPrintOperation* operation, gpointer self) {
  auto& actions = *static_cast<PageActions*>(self);
  if (actions.m_cover.is_on())
    return TRUE;
  if (shows_pdf(view)) {
    actions.m_pdf_printing.print();
    return TRUE;
  }
  actions.tell_if_it_fails(operation);
  // WebKit's dialog runs a main loop of its own, in which the session may end.
  g_object_set_data_full(G_OBJECT(operation), "primaweb-view", g_object_ref(view), g_object_unref);
  return FALSE;
}

void PageActions::print() {
  if (shows_pdf(m_view))
    m_pdf_printing.print();
  else
    print_page();
}

void PageActions::print_page() {
  if (m_cover.is_on())
    return;
  // The dialog runs a main loop of its own, in which the session may end.
  const base::ObjectPtr<WebKitWebView> view{WEBKIT_WEB_VIEW(g_object_ref(m_view))};
  const base::ObjectPtr<WebKitPrintOperation> operation{webkit_print_operation_new(m_view)};
  tell_if_it_fails(operation.get());
  auto* root = gtk_widget_get_root(GTK_WIDGET(m_view));
  webkit_print_operation_run_dialog(operation.get(), GTK_IS_WINDOW(root) ? GTK_WINDOW(root) : nullptr);
}

/// WebKit prints on its own when the dialog has been answered.
void PageActions::tell_if_it_fails(WebKitPrintOperation* operation) {
  using Told = sigc::slot<void()>;
  g_signal_connect_data(
      operation, "failed", G_CALLBACK(page_not_printed),
      new Told{sigc::mem_fun(*this, &PageActions::tell_print_failed)},
      [](gpointer told, GClosure*) { delete static_cast<Told*>(told); }, GConnectFlags{});
}

void PageActions::page_not_printed(WebKitPrintOperation* /*operation*/, GError* /*error*/, gpointer told) {
  (*static_cast<sigc::slot<void()>*>(told))();
}

void PageActions::tell_print_failed() {
  m_signal_not_done.emit(NotDone::print);
}

void PageActions::switch_caret() {
  auto* settings = webkit_web_view_get_settings(m_view);
  const gboolean wanted = webkit_settings_get_enable_caret_browsing(settings) == FALSE ? TRUE : FALSE;
  webkit_settings_set_enable_caret_browsing(settings, wanted);
  m_caret->change_state(wanted != FALSE);
}

/// F7 comes no further, and for that alone must be taken: WebKit has a text view of GTK's translate the keys of a box
/// that is typed in. There the key hides the caret, and GTK 4.8 ends the program when that is about to blink.
gboolean PageActions::key_pressed(GtkEventControllerKey* /*keys*/, guint key, guint /*code*/, GdkModifierType modifiers,
                                  gpointer self) {
  if (key != GDK_KEY_F7 || (modifiers & gtk_accelerator_get_default_mod_mask()) != 0)
    return FALSE;
  auto& actions = *static_cast<PageActions*>(self);
  if (!actions.m_cover.is_on())
    actions.switch_caret();
  return TRUE;
}

void PageActions::zoom_in() {
  const double now = webkit_web_view_get_zoom_level(m_view) + same_step;
  const auto* next = std::upper_bound(zoom_steps.begin(), zoom_steps.end(), now);
  webkit_web_view_set_zoom_level(m_view, next == zoom_steps.end() ? zoom_steps.back() : *next);
}

void PageActions::zoom_out() {
  const double now = webkit_web_view_get_zoom_level(m_view) - same_step;
  const auto* next = std::lower_bound(zoom_steps.begin(), zoom_steps.end(), now);
  webkit_web_view_set_zoom_level(m_view, next == zoom_steps.begin() ? zoom_steps.front() : *(next - 1));
}

void PageActions::zoom_normal() {
  webkit_web_view_set_zoom_level(m_view, 1.0);
}

gboolean PageActions::wheel_turned(GtkEventControllerScroll* wheel, double /*dx*/, double dy, gpointer self) {
  const auto keys = gtk_event_controller_get_current_event_state(GTK_EVENT_CONTROLLER(wheel));
  if ((keys & GDK_CONTROL_MASK) == 0)
    return FALSE;
  auto& actions = *static_cast<PageActions*>(self);
  if (dy < 0)
    actions.zoom_in();
  else if (dy > 0)
    actions.zoom_out();
  return TRUE;
}

void PageActions::find(const Glib::VariantBase& text) {
  m_wanted = Glib::VariantBase::cast_dynamic<Glib::Variant<Glib::ustring>>(text).get();
  if (m_wanted.empty()) {
    webkit_find_controller_search_finish(finder());
    tell_found(-1);
    return;
  }
  webkit_find_controller_search(finder(), m_wanted.c_str(), find_options, most_found);
  webkit_find_controller_count_matches(finder(), m_wanted.c_str(), find_options, most_found);
}

void PageActions::counted(WebKitFindController* /*finder*/, guint count, gpointer self) {
  auto& actions = *static_cast<PageActions*>(self);
  if (!actions.m_wanted.empty())
    actions.tell_found(static_cast<int>(std::min(count, most_found)));
}

void PageActions::found_nothing(WebKitFindController* /*finder*/, gpointer self) {
  auto& actions = *static_cast<PageActions*>(self);
  if (!actions.m_wanted.empty())
    actions.tell_found(0);
}

void PageActions::tell_found(int count) {
  m_found->set_state(Glib::Variant<gint32>::create(count));
}

void PageActions::responsiveness_changed(WebKitWebView* view, GParamSpec* /*property*/, gpointer self) {
  static_cast<PageActions*>(self)->tell_responds(webkit_web_view_get_is_web_process_responsive(view) != FALSE);
}

void PageActions::tell_responds(bool responds) {
  m_responds->set_state(Glib::Variant<bool>::create(responds));
}

} // namespace web
