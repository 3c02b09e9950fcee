// SPDX-License-Identifier: EUPL-1.2
#include "web/browser.h"

#include "web/cover.h"
#include "web/languages.h"
#include "web/log_out.h"
#include "web/log_words.h"
#include "web/portal_view.h"
#include "web/view_faults.h"

#include <glibmm/main.h>
#include <gtkmm/box.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/adaptors/track_obj.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

class Browser::Impl : public sigc::trackable {
public:
  Impl(const portal::Description& description, std::optional<PracticeTrust> practice, const std::string& language,
       Drawing drawing)
      : m_description{description},
        m_practice{std::move(practice)},
        m_language{users_language(language)},
        m_drawing{drawing} {
    name_language(m_language);
    open();
  }

  ~Impl() {
    stop_preview(nullptr);
    m_bound.disconnect();
    close();
  }

  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;

  Gtk::Widget& widget() { return m_place; }

  PortalView& portal() { return *m_portal; }

  void set_covered(Covering covering) {
    if (covering == Covering::for_good)
      stop_preview(nullptr);
    m_cover.set(covering);
  }

  void load(const std::string& address) {
    if (!is_ending())
      m_portal->load(address);
  }

  void load_start(const std::string& language) { load(m_description.start_for(language)); }

  void go_on(const std::vector<SoupCookie*>& cookies, const std::string& address) {
    m_portal->network().store_cookies(cookies, sigc::bind(sigc::mem_fun(*this, &Impl::load), address));
  }

  void show_page(const std::vector<SoupCookie*>& cookies, const std::string& html, const std::string& address) {
    m_portal->network().store_cookies(cookies, sigc::bind(sigc::mem_fun(*this, &Impl::show), html, address));
  }

  void go_to_host(const std::string& host) {
    if (is_ending() || !m_portal->waits_for_host(host))
      return;
    m_description.accepted_hosts.push_back(host);
    m_portal->go_to_host();
  }

  void stay_from_host() {
    if (const auto address = m_portal->stay_from_host())
      note_refusal(refusal_of(*address));
  }

  void open_host_elsewhere() {
    if (const auto address = m_portal->stay_from_host())
      m_portal->elsewhere().open(*address);
  }

  void find_log_out(sigc::slot<void(bool)> found) {
    if (!m_description.log_out.empty() || m_description.log_out_words.empty())
      found(!m_description.log_out.empty());
    else
      m_portal->script().find_log_out(std::move(found));
  }

  void end_session(unsigned bound_seconds, sigc::slot<void()> done, PortalSession session) {
    m_done.push_back(std::move(done));
    if (m_done.size() > 1)
      return;
    m_bound_seconds = bound_seconds;
    m_cover.set(Covering::for_good); // nobody is asked whether to leave a page either: that was the user's wish
    m_portal->questions().agree();   // nor whether to log out
    static_cast<void>(m_portal->stay_from_host());
    m_portal->visits().stop();
    stop_preview(nullptr);
    m_portal->pop_ups().close_all();
    m_portal->downloads().end();
    m_log_out = std::make_unique<LogOut>(*m_portal, m_description, session == PortalSession::signed_in, m_bound_seconds,
                                         sigc::mem_fun(*this, &Impl::clear));
  }

  void follow_zoom(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key) {
    m_settings = settings;
    m_zoom_key = key;
    bind_zoom(m_portal->view());
  }

  sigc::signal<void(std::uint64_t, std::optional<portal::Page>)> signal_page_shown;
  sigc::signal<void(portal::ActByHand, std::uint64_t)> signal_acted_by_hand;
  sigc::signal<void(std::uint64_t)> signal_application_shown;
  sigc::signal<void(std::uint64_t)> signal_choice_failed;
  sigc::signal<void(CardHostVisit)> signal_card_wanted;
  sigc::signal<void()> signal_card_withdrawn;
  sigc::signal<void(std::string, bool)> signal_host_wanted;
  sigc::signal<void()> signal_host_withdrawn;
  sigc::signal<void(LoadFailure)> signal_failed;
  sigc::signal<void(PopUp&)> signal_pop_up;
  sigc::signal<void(std::shared_ptr<PrintPreview>)> signal_print_preview;
  sigc::signal<void(std::shared_ptr<Download>)> signal_download;
  sigc::signal<void(ShownFile, GtkWidget*)> signal_save_wanted;
  sigc::signal<void(ScriptDialog)> signal_asked;
  sigc::signal<void(ResendQuestion)> signal_resend;
  sigc::signal<void(NotDone, GtkWidget*)> signal_not_done;
  sigc::signal<void(std::string, sigc::slot<void()>)> signal_leaving;

private:
  [[nodiscard]] bool is_ending() const { return !m_done.empty(); }

  void open() {
    m_portal = std::make_unique<PortalView>(m_description, m_practice, m_cover, m_last_visit, m_language, m_drawing);
    auto* view = GTK_WIDGET(m_portal->view());
    gtk_widget_set_hexpand(view, TRUE);
    gtk_widget_set_vexpand(view, TRUE);
    gtk_box_append(m_place.gobj(), view);
    m_portal->visits().signal_page_shown().connect(sigc::mem_fun(*this, &Impl::page_shown));
    m_portal->visits().signal_acted_by_hand().connect(sigc::mem_fun(*this, &Impl::acted_by_hand));
    m_portal->visits().signal_application_shown().connect(sigc::mem_fun(*this, &Impl::application_shown));
    m_portal->visits().signal_choice_failed().connect(sigc::mem_fun(*this, &Impl::choice_failed));
    m_portal->signal_card_wanted().connect(sigc::mem_fun(*this, &Impl::card_wanted));
    m_portal->signal_card_withdrawn().connect(sigc::mem_fun(*this, &Impl::card_withdrawn));
    m_portal->signal_host_wanted().connect(sigc::mem_fun(*this, &Impl::host_wanted));
    m_portal->signal_host_withdrawn().connect(sigc::mem_fun(*this, &Impl::host_withdrawn));
    m_portal->signal_failed().connect(sigc::mem_fun(*this, &Impl::failed));
    m_portal->pop_ups().signal_opened().connect(sigc::mem_fun(*this, &Impl::pop_up_opened));
    m_portal->downloads().signal_wanted().connect(signal_download.make_slot());
    m_portal->questions().signal_asked().connect(signal_asked.make_slot());
    tell_not_done(m_portal->signal_not_done(), m_portal->view());
    m_portal->signal_resend().connect(signal_resend.make_slot());
    m_portal->elsewhere().signal_asked().connect(signal_leaving.make_slot());
    connect_actions(m_portal->view(), m_portal->actions());
    bind_zoom(m_portal->view());
  }

  void tell_not_done(sigc::signal<void(NotDone)>& of, WebKitWebView* view) {
    of.connect(sigc::track_object([this, view](NotDone what) { signal_not_done.emit(what, GTK_WIDGET(view)); }, *this));
  }

  void connect_actions(WebKitWebView* view, PageActions& actions) {
    actions.signal_save_wanted().connect(sigc::track_object(
        [this, view](const ShownFile& file) { signal_save_wanted.emit(file, GTK_WIDGET(view)); }, *this));
    tell_not_done(actions.signal_not_done(), view);
    actions.signal_print_preview().connect(
        sigc::track_object([this, view, &actions] { make_preview(view, actions); }, *this));
  }

  void make_preview(WebKitWebView* page, PageActions& actions) {
    if (m_cover.is_on())
      return;
    if (const auto preview = m_preview.lock(); preview && preview->in_the_making_of() == page)
      return signal_print_preview.emit(preview); // the window with it says so
    const auto preview = std::make_shared<PrintPreview>(page, actions, m_cover);
    m_preview = preview;
    signal_print_preview.emit(preview);
  }

  /// Of the page in this view; null: of any.
  void stop_preview(const WebKitWebView* page) {
    const auto preview = m_preview.lock();
    if (preview && (page == nullptr || preview->in_the_making_of() == page))
      preview->stop();
  }

  void bind_zoom(WebKitWebView* view) {
    // A zoom that is locked must not lock the page.
    if (m_settings)
      g_settings_bind(m_settings->gobj(), m_zoom_key.c_str(), view, "zoom-level", G_SETTINGS_BIND_NO_SENSITIVITY);
  }

  void pop_up_opened(PopUp& pop_up) {
    bind_zoom(pop_up.view());
    connect_actions(pop_up.view(), pop_up.actions());
    pop_up.signal_asked().connect(signal_asked.make_slot());
    tell_not_done(pop_up.signal_not_done(), pop_up.view());
    pop_up.signal_resend().connect(signal_resend.make_slot());
    pop_up.signal_failed().connect(sigc::mem_fun(*this, &Impl::note_refusal));
    pop_up.signal_closed().connect(sigc::track_object([this, &pop_up] { stop_preview(pop_up.view()); }, *this));
    signal_pop_up.emit(pop_up);
  }

  void close() {
    m_log_out.reset();
    m_last_visit = m_portal->visits().last_visit();
    gtk_box_remove(m_place.gobj(), GTK_WIDGET(m_portal->view()));
    m_portal.reset();
  }

  void show(const std::string& html, const std::string& address) {
    if (!is_ending())
      m_portal->show(html, address);
  }

  /// What happens while the session ends concerns nobody any more.
  void page_shown(std::uint64_t visit, const std::optional<portal::Page>& page) {
    if (is_ending())
      return;
    if (!page && m_portal->is_out_of_service())
      signal_failed.emit({LoadFault::unavailable});
    else
      signal_page_shown.emit(visit, page);
  }

  void acted_by_hand(const portal::ActByHand& act, std::uint64_t visit) {
    if (!is_ending())
      signal_acted_by_hand.emit(act, visit);
  }

  void application_shown(std::uint64_t visit) {
    if (!is_ending())
      signal_application_shown.emit(visit);
  }

  void choice_failed(std::uint64_t visit) {
    if (!is_ending())
      signal_choice_failed.emit(visit);
  }

  void card_wanted(const CardHostVisit& visit) {
    if (!is_ending())
      signal_card_wanted.emit(visit);
  }

  void card_withdrawn() {
    if (!is_ending())
      signal_card_withdrawn.emit();
  }

  void host_wanted(const std::string& host, bool is_users_click) {
    if (is_ending())
      stay_from_host();
    else
      signal_host_wanted.emit(host, is_users_click);
  }

  void host_withdrawn() {
    if (!is_ending())
      signal_host_withdrawn.emit();
  }

  void failed(const LoadFailure& failure) {
    if (is_ending())
      return;
    g_debug("The page failed: %s", log_word(failure.fault));
    note_refusal(failure);
    signal_failed.emit(failure);
  }

  /// Whoever looks after the computers finds there what the description lacks. Never more of the address (promise 5).
  void note_refusal(const LoadFailure& failure) {
    if (!failure.host.empty() && failure.host != std::exchange(m_refused_host, failure.host))
      g_message("Not in the portal description, so not visited: %s", failure.host.c_str());
  }

  void clear() {
    m_bound = Glib::signal_timeout().connect_seconds(sigc::mem_fun(*this, &Impl::ended), m_bound_seconds);
    // One that hangs would be waited for.
    webkit_web_view_terminate_web_process(m_portal->view());
    m_portal->network().clear(sigc::mem_fun(*this, &Impl::end_soon));
  }

  /// Not from within the network's own call.
  void end_soon() {
    m_bound.disconnect();
    m_bound = Glib::signal_idle().connect(sigc::mem_fun(*this, &Impl::ended));
  }

  /// False, since it is called once. It is the main loop's slot as it stands, without an adaptor that would still be
  /// read when the last of those that are told has let this object be destroyed.
  bool ended() {
    g_debug("The session's pages and data are destroyed");
    m_bound.disconnect();
    close();
    m_description.accepted_hosts = m_accepted_hosts;
    open();
    for (const auto& done : std::exchange(m_done, {}))
      done();
    return false;
  }

  portal::Description m_description;
  const std::vector<std::string> m_accepted_hosts{m_description.accepted_hosts}; ///< of earlier sign-ins
  const std::optional<PracticeTrust> m_practice;
  std::string m_language; ///< as the portal is told it
  const Drawing m_drawing;
  Cover m_cover;
  Gtk::Box m_place; ///< stays, while the view in it is another one in each session
  std::unique_ptr<PortalView> m_portal;
  std::uint64_t m_last_visit = 0;
  Glib::RefPtr<Gio::Settings> m_settings; ///< nothing: zoom is not kept
  std::string m_zoom_key;
  std::string m_refused_host;            ///< the last one
  std::weak_ptr<PrintPreview> m_preview; ///< the last one; it may be being made

  unsigned m_bound_seconds = 0;
  std::vector<sigc::slot<void()>> m_done; ///< not empty: the session is ending
  std::unique_ptr<LogOut> m_log_out;
  sigc::connection m_bound;
};

Browser::Browser(const portal::Description& description, std::optional<PracticeTrust> practice,
                 const std::string& language, Drawing drawing)
    : m_impl{std::make_unique<Impl>(description, std::move(practice), language, drawing)} {
}

Browser::~Browser() = default;

Gtk::Widget& Browser::widget() {
  return m_impl->widget();
}

void Browser::load_start(const std::string& language) {
  m_impl->load_start(language);
}

void Browser::press(std::uint64_t visit) {
  m_impl->portal().visits().press(visit);
}

void Browser::show_more(std::uint64_t visit) {
  m_impl->portal().visits().show_more(visit);
}

void Browser::choose(std::uint64_t visit, std::size_t index) {
  m_impl->portal().visits().choose(visit, index);
}

void Browser::go_on(const std::vector<SoupCookie*>& cookies, const card::Private<std::string>& next_address) {
  m_impl->go_on(cookies, next_address.reveal());
}

void Browser::show_page(const std::vector<SoupCookie*>& cookies, const card::Private<std::string>& html,
                        const card::Private<std::string>& address) {
  m_impl->show_page(cookies, html.reveal(), address.reveal());
}

void Browser::go_to_host(const std::string& host) {
  m_impl->go_to_host(host);
}

void Browser::stay_from_host() {
  m_impl->stay_from_host();
}

void Browser::open_host_elsewhere() {
  m_impl->open_host_elsewhere();
}

void Browser::end_session(unsigned bound_seconds, sigc::slot<void()> done, PortalSession session) {
  m_impl->end_session(bound_seconds, std::move(done), session);
}

void Browser::find_log_out(sigc::slot<void(bool)> found) {
  m_impl->find_log_out(std::move(found));
}

void Browser::set_page_use(PageUse use) {
  m_impl->portal().set_page_use(use);
}

void Browser::set_covered(Covering covering) {
  m_impl->set_covered(covering);
}

Glib::RefPtr<Gio::ActionGroup> Browser::actions() {
  return m_impl->portal().actions().group();
}

void Browser::follow_zoom(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key) {
  m_impl->follow_zoom(settings, key);
}

void Browser::note_acts(bool wanted) {
  m_impl->portal().visits().note_acts(wanted);
}

bool Browser::has_typed_work() const {
  return m_impl->portal().has_typed_work();
}

void Browser::look_for_application(bool wanted) {
  m_impl->portal().visits().look_for_application(wanted);
}

std::string Browser::place() const {
  return m_impl->portal().visits().place();
}

void Browser::reload() {
  m_impl->portal().actions().reload();
}

void Browser::stop() {
  webkit_web_view_stop_loading(m_impl->portal().view());
}

sigc::signal<void(std::uint64_t, std::optional<portal::Page>)>& Browser::signal_page_shown() {
  return m_impl->signal_page_shown;
}

sigc::signal<void(portal::ActByHand, std::uint64_t)>& Browser::signal_acted_by_hand() {
  return m_impl->signal_acted_by_hand;
}

sigc::signal<void(std::uint64_t)>& Browser::signal_application_shown() {
  return m_impl->signal_application_shown;
}

sigc::signal<void(std::uint64_t)>& Browser::signal_choice_failed() {
  return m_impl->signal_choice_failed;
}

sigc::signal<void(CardHostVisit)>& Browser::signal_card_wanted() {
  return m_impl->signal_card_wanted;
}

sigc::signal<void()>& Browser::signal_card_withdrawn() {
  return m_impl->signal_card_withdrawn;
}

sigc::signal<void(std::string, bool)>& Browser::signal_host_wanted() {
  return m_impl->signal_host_wanted;
}

sigc::signal<void()>& Browser::signal_host_withdrawn() {
  return m_impl->signal_host_withdrawn;
}

sigc::signal<void(LoadFailure)>& Browser::signal_failed() {
  return m_impl->signal_failed;
}

sigc::signal<void(PopUp&)>& Browser::signal_pop_up() {
  return m_impl->signal_pop_up;
}

sigc::signal<void(std::shared_ptr<PrintPreview>)>& Browser::signal_print_preview() {
  return m_impl->signal_print_preview;
}

sigc::signal<void(std::shared_ptr<Download>)>& Browser::signal_download() {
  return m_impl->signal_download;
}

sigc::signal<void(ShownFile, GtkWidget*)>& Browser::signal_save_wanted() {
  return m_impl->signal_save_wanted;
}

sigc::signal<void(ScriptDialog)>& Browser::signal_asked() {
  return m_impl->signal_asked;
}

sigc::signal<void(NotDone, GtkWidget*)>& Browser::signal_not_done() {
  return m_impl->signal_not_done;
}

sigc::signal<void(ResendQuestion)>& Browser::signal_resend() {
  return m_impl->signal_resend;
}

sigc::signal<void(std::string, sigc::slot<void()>)>& Browser::signal_leaving() {
  return m_impl->signal_leaving;
}

} // namespace web
