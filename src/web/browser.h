// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/private.h"
#include "portal/description.h"
#include "portal/page.h"
#include "portal/road.h"
#include "web/covering.h"
#include "web/download.h"
#include "web/drawing.h"
#include "web/load_fault.h"
#include "web/not_done.h"
#include "web/pop_up.h"
#include "web/print_preview.h"
#include "web/resend.h"
#include "web/script_dialog.h"
#include "web/shown_file.h"

#include <giomm/settings.h>
#include <giomm/simpleactiongroup.h>
#include <gtkmm/widget.h>
#include <sigc++/signal.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

typedef struct _SoupCookie SoupCookie; // NOLINT(modernize-use-using,bugprone-reserved-identifier): libsoup's own

namespace web {

/// What the view was about to ask of a card host.
struct CardHostVisit {
  std::string method;
  card::Private<std::string> address;
  std::string content_type;
  card::Private<std::string> body;          ///< of a form that POSTs to the card host, as `content_type`
  card::Private<std::string> cookie_header; ///< the view's cookies for this address
  card::Private<std::string> referer{};     ///< as WebKit would send it, by the page's own policy; empty: none
  std::string origin{};                     ///< the same
  std::string user_agent{};                 ///< the same
  std::string accept_language{};            ///< the same
};

/// The server certificates of practice mode, trusted one by one and nothing else (promise 8).
struct PracticeTrust {
  std::string server_certificate; ///< path of a PEM file
  std::vector<std::string> hosts;
};

/// What the pages in the view are for, and so what they may open.
enum class PageUse {
  way_in,       ///< steps of a sign-in: a window opens in the view itself, and no file is saved
  perhaps_work, ///< nobody knows: a window still opens in the view, as the next step may; files are offered
  work,         ///< windows open as pop-ups, files are offered
};

/// A WebKit view that shows the portal, tells what page it shows, and presses what it is told to (doc/architecture.md).
///
/// Its data live in memory only. It shows `https` pages of the description's hosts; navigations to card hosts are
/// stopped and told by `signal_card_wanted`. Recognition runs in an isolated script world, where the page's scripts
/// neither see nor steer it; a page drawn by script is watched until it is known or the bound passes. Acts only when
/// told, once per visit. Thread: main loop.
class Browser {
public:
  /// `language`: "nl", where the portal shall be in that one; empty: in the computer's.
  Browser(const portal::Description& description, std::optional<PracticeTrust> practice,
          const std::string& language = {}, Drawing drawing = usual_drawing());
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;
  Browser(Browser&&) = delete;
  Browser& operator=(Browser&&) = delete;

  /// What shows the view, to put into a window. Belongs to this object and stays the same through all sessions, each of
  /// which has a view of its own in it; may be moved from window to window.
  [[nodiscard]] Gtk::Widget& widget();

  /// Loads the description's start address for `language`.
  void load_start(const std::string& language);

  /// Presses what the description names on the page of this visit; nothing when another page has come, or when
  /// something was pressed or chosen on this one.
  void press(std::uint64_t visit);
  /// Presses what leads to the next lines of that page's list, under the same conditions.
  void show_more(std::uint64_t visit);
  /// Chooses line `index` of that page's list (0-based, page order), under the same conditions.
  void choose(std::uint64_t visit, std::size_t index);

  /// Goes on after a card request: stores the cookies, waits until they are stored, then loads the address.
  void go_on(const std::vector<SoupCookie*>& cookies, const card::Private<std::string>& next_address);
  /// Goes on with a page the card host sent itself.
  void show_page(const std::vector<SoupCookie*>& cookies, const card::Private<std::string>& html,
                 const card::Private<std::string>& address);

  // What waits with signal_host_wanted(). Each does nothing when nothing waits.
  /// Goes there; the view shows pages of `host` until the session ends.
  void go_to_host(const std::string& host);
  void stay_from_host();
  /// Stays, and opens the address in the desktop's browser.
  void open_host_elsewhere();

  /// What there is to be ended at the portal.
  enum class PortalSession { none, signed_in };

  /// Visits the description's log-out address; where there is none, and the portal has signed the user in, presses the
  /// page's own log-out, by the description's names for it. Waits for what comes of it for at most `bound_seconds`,
  /// and two and a half more where its page does not answer;
  /// then destroys all data of the view (cookies, caches, storage, the page's process) and calls `done` (promise 7).
  /// Until then nothing is told and nothing else is loaded. `done` may destroy this object.
  void end_session(unsigned bound_seconds, sigc::slot<void()> done, PortalSession session = PortalSession::none);
  /// Tells whether end_session() would find a log-out now; not at all when the page goes before it is known.
  void find_log_out(sigc::slot<void(bool)> found);

  /// From now on; a session begins with the way in. Where the user works, perhaps, a page that says with its status
  /// that something is wrong on the portal's own side is theirs to read. Otherwise it is told by signal_failed.
  void set_page_use(PageUse use);

  /// Sets whether something of the launcher's own covers the view: then nothing of its pages opens, sounds or takes the
  /// focus (promise 12). It is covered for good until this says otherwise, and in each session anew.
  void set_covered(Covering covering);

  /// What a window can let the user do with this session's page (PageActions).
  [[nodiscard]] Glib::RefPtr<Gio::ActionGroup> actions();
  /// Takes the zoom of all pages from this key (a double, 1 for the usual size), and keeps it there.
  void follow_zoom(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key);

  /// From now on tells what the user does on pages that are not known, or no more. Not in a new session.
  void note_acts(bool wanted);

  /// The user has typed something in one of the session's pages that was not sent since, as far as that can be seen.
  [[nodiscard]] bool has_typed_work() const;

  /// From now on tells when an unknown page is the start page of the service that the description names, as far as the
  /// page says so itself; or no more. Not in a new session.
  void look_for_application(bool wanted);

  /// Where the page is that is shown: https://host/path, and nothing that follows; empty where there is none.
  [[nodiscard]] std::string place() const;

  void reload();
  void stop();

  /// A page came: its visit number, and what the description says of it (nothing: unknown). Also when a page became
  /// another one, or its list another list, before anything was pressed on it: then as a new visit.
  sigc::signal<void(std::uint64_t, std::optional<portal::Page>)>& signal_page_shown();
  /// What the user did by hand, and on which visit.
  sigc::signal<void(portal::ActByHand, std::uint64_t)>& signal_acted_by_hand();
  sigc::signal<void(std::uint64_t)>& signal_application_shown();
  /// What was to be chosen or pressed on this visit could not be, and is the user's.
  sigc::signal<void(std::uint64_t)>& signal_choice_failed();
  sigc::signal<void(CardHostVisit)>& signal_card_wanted();
  /// Another page came than the one that wanted the card, before go_on() or show_page().
  sigc::signal<void()>& signal_card_withdrawn();
  /// During a sign-in: the main frame wants to go to a host that the description does not have, and about which the
  /// user may be asked (Description::may_ask_about). It waits, and nothing was sent; for the host, as
  /// portal::Address::host, and whether the user clicked on a link. Emitted anew when the page wants something else.
  sigc::signal<void(std::string, bool)>& signal_host_wanted();
  /// What waited is none any more, since another page comes.
  sigc::signal<void()>& signal_host_withdrawn();
  sigc::signal<void(LoadFailure)>& signal_failed();

  /// While the user works. What is told here lives until the session ends at the latest.
  sigc::signal<void(PopUp&)>& signal_pop_up();
  /// One that is being made; whoever takes it keeps it, and shows it when it is ready. Told again when it is wanted
  /// again before that.
  sigc::signal<void(std::shared_ptr<PrintPreview>)>& signal_print_preview();
  sigc::signal<void(std::shared_ptr<Download>)>& signal_download();
  /// One that a page or a pop-up shows, and that the user wants to have; and its view.
  sigc::signal<void(ShownFile, GtkWidget*)>& signal_save_wanted();
  /// Unless the view is covered for good; while it is for a while, the answer can wait.
  sigc::signal<void(ScriptDialog)>& signal_asked();
  /// The same.
  sigc::signal<void(ResendQuestion)>& signal_resend();
  /// Something that a page of the session or its user wanted was not done; and the view that is concerned.
  sigc::signal<void(NotDone, GtkWidget*)>& signal_not_done();
  /// Whenever the view is not covered: the user wants to see another site in the desktop's browser, and its address may
  /// carry a secret. Its host, and what to do when they agree.
  sigc::signal<void(std::string, sigc::slot<void()>)>& signal_leaving();

private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace web
