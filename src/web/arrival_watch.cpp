// SPDX-License-Identifier: EUPL-1.2
#include "web/arrival_watch.h"

#include "portal/arrival.h"

#include <glibmm/main.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

ArrivalWatch::ArrivalWatch(PageScript& script, std::string application)
    : m_script{script}, m_application{std::move(application)} {
}

ArrivalWatch::~ArrivalWatch() {
  m_bound.disconnect();
}

void ArrivalWatch::set_wanted(bool wanted) {
  if (std::exchange(m_is_wanted, wanted) == wanted)
    return;
  if (const auto visit = m_visit; wanted && visit)
    unknown_page_came(*visit);
  else if (!wanted)
    m_bound.disconnect();
}

void ArrivalWatch::unknown_page_came(std::uint64_t visit) {
  m_bound.disconnect();
  m_visit = visit;
  m_looks = 0;
  m_is_here = m_stayed = false;
  if (m_is_wanted)
    look({});
}

void ArrivalWatch::page_went() {
  m_bound.disconnect();
  m_visit.reset();
  ++m_watch;
}

void ArrivalWatch::look(const std::string& known) {
  m_script.watch_face(known, sigc::bind(sigc::mem_fun(*this, &ArrivalWatch::seen), ++m_watch));
}

void ArrivalWatch::seen(const FaceSighting& sighting, unsigned watch) {
  if (watch != m_watch || !m_is_wanted || !m_visit)
    return;
  m_bound.disconnect();
  m_is_here = portal::is_application(sighting.face, m_application);
  if (m_is_here && m_stayed) {
    const auto visit = *m_visit;
    page_went();
    m_signal_arrived.emit(visit);
    return;
  }
  m_stayed = false;
  if (m_is_here || (!sighting.face.whole && m_looks < most_looks))
    m_bound = Glib::signal_timeout().connect(sigc::mem_fun(*this, &ArrivalWatch::look_again), stay_ms);
  look(sighting.key);
}

/// What changes in a frame, nothing tells.
bool ArrivalWatch::look_again() {
  ++m_looks;
  m_stayed = m_is_here;
  look({});
  return false;
}

} // namespace web
