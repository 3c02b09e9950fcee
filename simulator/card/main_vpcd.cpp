// SPDX-License-Identifier: EUPL-1.2

// practice-card: puts a simulated eID into a reader, for tests written as scripts. Not installed.
//
//   practice-card --vpcd PORT   | --socket PATH    a real pcscd's virtual reader, or a practice service of its own
//                 [--applet 1.1|1.7|1.8|1.9] [--pin DIGITS] [--tries 0..3]
//                 [--expired | --not-yet-valid | --wrong-usage | --minor | --foreign | --mute]
//
// Reads "insert", "remove" and "quit" from standard input, a line each, and answers each with "ok". Writes "card" and
// what the card answered ("card VERIFY 9000") to standard output.
#include "simulator/card/foreign_card.h"
#include "simulator/card/pcscd_server.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/vpcd_slot.h"

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

enum class CardKind { eid, foreign, mute };

struct Options {
  std::optional<std::uint16_t> vpcd_port;
  std::string socket_path;
  CardKind kind = CardKind::eid;
  simulator::EidOptions eid;
};

simulator::Applet applet_called(std::string_view name) {
  using simulator::Applet;
  for (const auto applet : {Applet::v1_1, Applet::v1_7, Applet::v1_8, Applet::v1_9}) {
    if (simulator::name_of(applet) == name)
      return applet;
  }
  throw std::invalid_argument{"no such applet"};
}

Options parse(std::span<char*> arguments) {
  Options options;
  const auto value = [&arguments] {
    if (arguments.empty())
      throw std::invalid_argument{"an option lacks its value"};
    std::string text{arguments.front()};
    arguments = arguments.subspan(1);
    return text;
  };
  while (!arguments.empty()) {
    const auto option = value();
    if (option == "--vpcd")
      options.vpcd_port = static_cast<std::uint16_t>(std::stoi(value()));
    else if (option == "--socket")
      options.socket_path = value();
    else if (option == "--applet")
      options.eid.applet = applet_called(value());
    else if (option == "--pin")
      options.eid.pin = value();
    else if (option == "--tries")
      options.eid.tries_left = std::stoi(value());
    else if (option == "--expired")
      options.eid.validity = simulator::CertificateState::expired;
    else if (option == "--not-yet-valid")
      options.eid.validity = simulator::CertificateState::not_yet_valid;
    else if (option == "--wrong-usage")
      options.eid.validity = simulator::CertificateState::wrong_usage;
    else if (option == "--minor")
      options.eid.has_certificates = false;
    else if (option == "--foreign")
      options.kind = CardKind::foreign;
    else if (option == "--mute")
      options.kind = CardKind::mute;
    else
      throw std::invalid_argument{"unknown option " + option};
  }
  if (options.vpcd_port.has_value() == !options.socket_path.empty())
    throw std::invalid_argument{"either --vpcd PORT or --socket PATH"};
  return options;
}

/// Lines from the main thread and from the card's.
class Output {
public:
  void line(std::string_view text) {
    const std::lock_guard lock{m_mutex};
    std::cout << text << '\n' << std::flush; // flushed: a script waits for it
  }

private:
  std::mutex m_mutex;
};

std::shared_ptr<simulator::SimulatedCard> make_card(const Options& options, Output& output) {
  if (options.kind == CardKind::foreign)
    return std::make_shared<simulator::ForeignCard>();
  if (options.kind == CardKind::mute)
    return std::make_shared<simulator::MuteCard>();
  simulator::SimulatedPki pki;
  return std::make_shared<simulator::SimulatedEid>(pki, options.eid,
                                                   [&output](const std::string& line) { output.line("card " + line); });
}

void obey(Output& output, const std::function<void()>& insert, const std::function<void()>& remove) {
  std::string command;
  while (std::getline(std::cin, command) && command != "quit") {
    if (command == "insert")
      insert();
    else if (command == "remove")
      remove();
    else
      throw std::invalid_argument{"unknown command " + command};
    output.line("ok");
  }
}

void run(const Options& options) {
  Output output;
  const auto card = make_card(options, output);
  if (options.vpcd_port) {
    simulator::VpcdSlot slot{*options.vpcd_port};
    obey(output, [&] { slot.insert(card); }, [&] { slot.remove(); });
  } else {
    simulator::PracticeReaders readers{options.socket_path};
    const auto* reader = simulator::PracticeReaders::default_reader;
    obey(output, [&] { readers.insert(reader, card); }, [&] { readers.remove(reader); });
  }
}

} // namespace

int main(int argc, char** argv) {
  try {
    run(parse(std::span{argv, static_cast<std::size_t>(argc)}.subspan(1)));
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::cerr << "practice-card: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
