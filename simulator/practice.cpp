// SPDX-License-Identifier: EUPL-1.2
#include "simulator/practice.h"

#include "base/glib_pointers.h"
#include "simulator/card/foreign_card.h"
#include "simulator/card/simulated_eid.h"

#include <filesystem>

namespace simulator {

namespace {

PortalOptions with_roots(PortalOptions options, const SimulatedPki& pki) {
  options.card_roots_pem = pki.root_pem() + options.card_roots_pem;
  return options;
}

EidOptions eid_options(EidOptions options, CardChoice choice) {
  options.holder = Practice::holder_of(choice);
  options.applet = choice == CardChoice::eid_1_7 ? Applet::v1_7 : Applet::v1_8;
  return options;
}

/// In this process. Of the system's roots none is needed here, and GIO would read all of them for each connection.
void trust_only(const std::string& root) {
  const base::ObjectPtr<GTlsDatabase> database{g_tls_file_database_new(root.c_str(), nullptr)};
  g_tls_backend_set_default_database(g_tls_backend_get_default(), database.get());
}

std::function<void()> pad_observer(const PracticeOptions& options, const PracticeObserver& observer) {
  if (!options.has_pin_pad)
    return {};
  return [observer] { observer("pad asks"); };
}

} // namespace

Practice::Practice(const PracticeOptions& options, const PracticeObserver& observer)
    : m_observer{observer},
      m_pin{options.card.pin},
      m_directory{options.directory},
      m_portal{with_roots(options.portal, m_pki), [observer](const std::string& line) { observer("portal " + line); }} {
  m_directory.write("portal.ini", m_portal.description());
  for (const char* of_the_launcher : {"learned.ini", "last-walk.txt"})
    m_directory.file(of_the_launcher);
  m_directory.write("root.pem", m_portal.root_pem());
  m_directory.write("server.pem", m_portal.server_pem());
  trust_only(m_directory.path() + "/root.pem");
  m_directory.expect_folder("issuers"); // the session program keeps practice CAs apart from real ones
  if (options.has_reader_service)
    m_slot = reader_service_slot(m_directory.file("pcscd.comm"), pad_observer(options, observer));
  else if (options.vpcd_port)
    m_slot = vpcd_slot(*options.vpcd_port);
  make_cards(options.card);
}

// RSA keys take up to seconds to make, so that card is made when it is wanted, or prepared. By then nobody else uses
// the PKI.
void Practice::make_cards(const EidOptions& eid) {
  const auto make_eid = [this, eid](CardChoice choice) -> Card {
    return std::make_shared<SimulatedEid>(
        m_pki, eid_options(eid, choice),
        [observer = m_observer](const std::string& line) { observer("card " + line); });
  };
  const auto ready = [](Card card) {
    std::promise<Card> made;
    made.set_value(std::move(card));
    return made.get_future().share();
  };
  m_cards.clear();
  m_cards.emplace(CardChoice::foreign, ready(std::make_shared<ForeignCard>()));
  m_cards.emplace(CardChoice::eid_1_8, ready(make_eid(CardChoice::eid_1_8)));
  m_cards.emplace(CardChoice::eid_1_7, std::async(std::launch::deferred, make_eid, CardChoice::eid_1_7).share());
}

void Practice::prepare_slow_card() {
  m_preparation = std::async(std::launch::async, [card = m_cards.at(CardChoice::eid_1_7)] { card.wait(); });
}

void Practice::begin_anew(EidOptions card, const PortalOptions& portal) {
  remove();
  if (m_preparation.valid())
    m_preparation.wait();
  card.pin = m_pin;
  make_cards(card);
  m_portal.change(portal);
  for (const char* of_the_launcher : {"/learned.ini", "/last-walk.txt"})
    std::filesystem::remove(m_directory.path() + of_the_launcher);
  prepare_slow_card();
}

void Practice::insert(CardChoice choice) {
  remove();
  if (m_slot)
    m_slot->insert(m_cards.at(choice).get());
  m_card = choice;
  m_observer("reader holds " + std::string{name_of(choice)});
}

void Practice::remove() {
  if (!m_card)
    return;
  if (m_slot)
    m_slot->remove();
  m_card.reset();
  m_observer("reader empty");
}

void Practice::press(const PadInput& input) {
  if (m_slot)
    m_slot->press(input);
}

Holder Practice::holder_of(CardChoice choice) {
  if (choice == CardChoice::eid_1_7)
    return {.first_name = "Jan", .surname = "Voorbeeld", .national_number = "99999999902"};
  return {};
}

} // namespace simulator
