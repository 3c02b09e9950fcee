// SPDX-License-Identifier: EUPL-1.2
#include "web/resend.h"

#include "base/glib_pointers.h"

#include <libsoup/soup.h>
#include <sigc++/adaptors/track_obj.h>
#include <sigc++/functors/mem_fun.h>

#include <string_view>
#include <utility>

namespace web {

namespace {

/// What WebKit keeps of a page in its cache is shown as it was, and nothing is sent. WebKit asks about it all the same,
/// with the request as that went out then: only what went out bears this header.
bool went_out_before(WebKitURIRequest* request) {
  auto* headers = webkit_uri_request_get_http_headers(request);
  return headers != nullptr && soup_message_headers_get_one(headers, "Sec-Fetch-Mode") != nullptr;
}

} // namespace

bool is_resend(WebKitNavigationAction* action, bool is_page_lost) {
  auto* request = webkit_navigation_action_get_request(action);
  const char* method = webkit_uri_request_get_http_method(request);
  if (method == nullptr || std::string_view{method} != "POST" || webkit_navigation_action_is_redirect(action) != FALSE)
    return false;
  switch (webkit_navigation_action_get_navigation_type(action)) {
  case WEBKIT_NAVIGATION_TYPE_FORM_RESUBMITTED:
    return true;
  case WEBKIT_NAVIGATION_TYPE_BACK_FORWARD:
    return !went_out_before(request);
  case WEBKIT_NAVIGATION_TYPE_OTHER: // of a form that opens a window, too
    return is_page_lost;
  default:
    return false;
  }
}

class ResendQuestion::Waiting {
public:
  Waiting(WebKitPolicyDecision* decision, sigc::slot<void()> not_sent)
      : m_decision{WEBKIT_POLICY_DECISION(g_object_ref(decision))}, m_not_sent{std::move(not_sent)} {}

  ~Waiting() { answer(false); }

  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  Waiting(Waiting&&) = delete;
  Waiting& operator=(Waiting&&) = delete;

  void answer(bool send_again) {
    const auto decision = std::exchange(m_decision, nullptr);
    if (!decision)
      return;
    if (send_again)
      return webkit_policy_decision_use(decision.get());
    webkit_policy_decision_ignore(decision.get());
    if (!m_not_sent.empty())
      m_not_sent();
  }

  /// Has the answer be about this one; the one before is not sent. Says whether there was one that waits still.
  bool replace(WebKitPolicyDecision* decision) {
    if (!m_decision)
      return false;
    webkit_policy_decision_ignore(m_decision.get());
    m_decision.reset(WEBKIT_POLICY_DECISION(g_object_ref(decision)));
    return true;
  }

private:
  base::ObjectPtr<WebKitPolicyDecision> m_decision; ///< null: it was made
  sigc::slot<void()> m_not_sent;
};

ResendQuestion::ResendQuestion(WebKitWebView* view, WebKitPolicyDecision* decision, sigc::slot<void()> not_sent)
    : m_view{view}, m_waiting{std::make_shared<Waiting>(decision, std::move(not_sent))} {
}

void ResendQuestion::answer(bool send_again) {
  m_waiting->answer(send_again);
}

Resends::Resends(WebKitWebView* view, PageActions& actions, const Cover& cover) : m_view{view}, m_cover{cover} {
  actions.signal_users_way().connect(sigc::track_object([this] { m_is_refused = false; }, *this));
  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(view, "context-menu", G_CALLBACK(menu_wanted), this);
}

Resends::~Resends() {
  g_signal_handlers_disconnect_by_data(m_view, this);
}

void Resends::decide(WebKitPolicyDecision* decision) {
  if (const auto open = m_open.lock(); open && open->replace(decision))
    return;
  const ResendQuestion question{m_view, decision, sigc::mem_fun(*this, &Resends::was_not_sent)};
  if (m_is_refused || m_cover.is_for_good())
    return;
  m_open = question.m_waiting;
  m_signal_asked.emit(question);
}

void Resends::was_not_sent() {
  m_is_refused = true;
  m_signal_not_sent.emit();
}

/// In it one may want what was refused before.
gboolean Resends::menu_wanted(WebKitWebView* /*view*/, WebKitContextMenu* /*menu*/, WebKitHitTestResult* /*hit*/,
                              gpointer self) {
  static_cast<Resends*>(self)->m_is_refused = false;
  return FALSE;
}

void Resends::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  if (event == WEBKIT_LOAD_COMMITTED)
    static_cast<Resends*>(self)->m_is_refused = false;
}

} // namespace web
