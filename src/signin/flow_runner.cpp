// SPDX-License-Identifier: EUPL-1.2
#include "signin/flow_runner.h"

#include "signin/log_words.h"

#include <glib.h>

#include <utility>

namespace signin {

namespace {

struct PassOn {
  const FlowRunner::Ports& to;

  void operator()(const ReadCard& effect) const { to.card.read_card(effect.reader); }

  void operator()(const Verify& effect) const { to.card.verify(effect.last_try); }

  void operator()(const VerifyOnPad& effect) const { to.card.verify_on_pad(effect.last_try); }

  void operator()(const CloseCard& /*effect*/) const { to.card.close_card(); }

  void operator()(const HandOver& /*effect*/) const { to.card.hand_over(); }

  void operator()(const LoadStart& /*effect*/) const { to.portal.load_start(); }

  void operator()(const Press& effect) const { to.portal.press(effect.visit); }

  void operator()(const ShowMore& effect) const { to.portal.show_more(effect.visit); }

  void operator()(const Choose& effect) const { to.portal.choose(effect.visit, effect.index); }

  void operator()(const GoToHost& effect) const { to.portal.go_to_host(effect.host); }

  void operator()(const StayFromHost& /*effect*/) const { to.portal.stay_from_host(); }

  void operator()(const OpenHostElsewhere& /*effect*/) const { to.portal.open_host_elsewhere(); }

  void operator()(const SendCardRequest& /*effect*/) const { to.portal.send_card_request(); }

  void operator()(const CancelCardRequest& /*effect*/) const { to.portal.cancel_card_request(); }

  void operator()(const ReloadPage& /*effect*/) const { to.portal.reload_page(); }

  void operator()(const EndPortalSession& effect) const { to.portal.end_portal_session(effect.is_signed_in); }

  void operator()(const Show& effect) const { to.screen.show(effect.view); }

  void operator()(const TellPageTrouble& effect) const { to.screen.tell_page_trouble(effect); }

  void operator()(const Leave& /*effect*/) const { to.screen.leave(); }

  void operator()(const Remember& effect) const { to.card_store.remember(effect.destination); }

  void operator()(const RememberOwnCard& /*effect*/) const { to.card_store.remember_own_card(); }

  void operator()(const StartTimer& effect) const { to.timers.start_timer(effect.timer, effect.after); }

  void operator()(const StopTimer& effect) const { to.timers.stop_timer(effect.timer); }
};

} // namespace

void FlowRunner::dispatch(Event event, std::function<void()> done) {
  m_dispatched.push_back({std::move(event), std::move(done)});
  if (m_handles_one)
    return;
  m_handles_one = true;
  while (!m_dispatched.empty()) {
    const auto next = std::move(m_dispatched.front());
    m_dispatched.pop_front();
    const auto* const before = m_flow.stage_name();
    const auto effects = m_flow.handle(next.event);
    g_debug("%s: %s -> %s", log_word(next.event).c_str(), before, m_flow.stage_name());
    for (const auto& effect : effects) {
      g_debug("to do: %s", log_word(effect).c_str());
      std::visit(PassOn{m_ports}, effect);
    }
    if (next.done)
      next.done();
  }
  m_handles_one = false;
}

} // namespace signin
