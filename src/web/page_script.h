// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "web/glib_handles.h"
#include "web/page_answer.h"

#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <cstdint>
#include <string>
#include <vector>

namespace web {

/// Runs page_script.js in the view's main frame, in a script world of its own. Main loop's thread.
///
/// `rules` are indices of the description's pages: those that the page's address leaves possible.
class PageScript : public sigc::trackable {
public:
  using Rules = std::vector<std::size_t>;

  /// The key of a page that no rule fits.
  static constexpr const char* unknown_key = "null";

  /// View and description outlive it.
  PageScript(WebKitWebView* view, const portal::Description& description);

  /// Calls `seen` once, as soon as the page is another one than `known`; not at all if the document goes before, or if
  /// watch() is called anew. What is done later in this document is done for `visit`.
  void watch(const Rules& rules, std::uint64_t visit, const std::string& known, sigc::slot<void(const Sighting&)> seen);

  /// Presses what `page` names, if the document is still that of `visit` and the page still that one.
  void press(const Rules& rules, std::uint64_t visit, const portal::Page& page);
  /// Chooses a line (0-based) of `page`, under the same conditions.
  void choose(const Rules& rules, std::uint64_t visit, const portal::Page& page, std::size_t line);

  /// Calls `pressed` once, when the user presses a link or button in the document of `visit`; what the page's own
  /// scripts press does not count.
  void note_press(std::uint64_t visit, sigc::slot<void(const portal::PressedByHand&)> pressed);

  /// From the next document on, what its forms send can be read: by form_script.js in the same world.
  void note_forms();
  /// Gives what the last form sent that the page sent to `address` with POST; nothing when it was another one, or one
  /// that only WebKit can send: with files, or in another encoding than UTF-8.
  void read_form(const std::string& address, sigc::slot<void(const std::optional<SentForm>&)> read);

private:
  void run(GVariantDict& arguments, const char* task, Continuation continuation);
  void watched(GObject* view, GAsyncResult* result, const sigc::slot<void(const Sighting&)>& seen) const;

  WebKitWebView* m_view;
  const portal::Description& m_description;
  Bytes m_script;
};

} // namespace web
