// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "web/page_answer.h"
#include "web/script_channel.h"

#include <sigc++/functors/slot.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace web {

/// Has page_script.js at work in the view's main frame, in a script world of its own. Thread: main loop.
///
/// `rules` are indices of the description's pages: those that the page's address leaves possible.
class PageScript : public sigc::trackable {
public:
  using Rules = std::vector<std::size_t>;

  /// The key of a page that no rule fits.
  static constexpr const char* unknown_key = "null";

  /// View and description outlive it.
  PageScript(WebKitWebView* view, const portal::Description& description);

  /// The view shows another document: what was asked of the one before is void.
  void begin_document();

  /// Calls `seen` once, as soon as the page is another one than `known`; not at all if the document goes before, or if
  /// watch() is called anew. What is done later in this document is done for `visit`.
  void watch(const Rules& rules, std::uint64_t visit, const std::string& known, sigc::slot<void(const Sighting&)> seen);

  /// Calls `seen` once, as soon as what the page says of itself is other than `known` (empty: at once); not at all if
  /// the document goes before, or if this is called anew.
  void watch_face(const std::string& known, sigc::slot<void(const FaceSighting&)> seen);

  /// Told that it was pressed, or that nothing was.
  using Done = sigc::slot<void(bool)>;

  /// Of what a page's rule names: the one thing to press, what brings the lines of a closed list, or what leads to the
  /// next ones.
  enum class Pressed { press, open, more };

  /// Presses what `page` names, if the document is still that of `visit` and the page still that one.
  void press(const Rules& rules, std::uint64_t visit, const portal::Page& page, Pressed what, Done done);
  /// Chooses a line (0-based) of `page`, under the same conditions, and presses what the page's rule names once the
  /// page says that it is chosen.
  void choose(const Rules& rules, std::uint64_t visit, const portal::Page& page, std::size_t line, Done done);

  /// The user pressed, chose or filled in something; what the page's own scripts do does not count. And whether it was
  /// in the document that is shown: words of the one before, of another process, may come late.
  sigc::signal<void(portal::ActByHand, bool)>& signal_acted() { return m_signal_acted; }

  /// Says whether to tell what the user does in the document that is shown; each one tells it until then.
  void note_acts(bool wanted);

  /// Told whether the page shows anything to press, to choose or to fill in, and has been the same for `still`.
  void find_controls(std::chrono::milliseconds still, Done found);

  /// Told whether the page has one control, that its user could press, with one of the description's names for a
  /// log-out.
  void find_log_out(Done found);
  /// Presses it.
  void log_out(Done done);

  /// Gives what the last form sent that the page sent to `address` with POST; nothing when it was another one, or one
  /// that only WebKit can send: with files, or in another encoding than UTF-8.
  void read_form(const std::string& address, sigc::slot<void(const std::optional<SentForm>&)> read);

private:
  void run(GVariantDict& arguments, const char* task, ScriptChannel::Answered answered);
  void run_log_out(const char* task, Done done);
  void watched(JSCValue* answer, const sigc::slot<void(const Sighting&)>& seen) const;
  void was_told(JSCValue* told, bool is_shown);

  const portal::Description& m_description;
  ScriptChannel m_channel;
  sigc::signal<void(portal::ActByHand, bool)> m_signal_acted;
};

} // namespace web
