// SPDX-License-Identifier: EUPL-1.2
#include "ui/failure_text.h"

#include <glibmm/i18n.h>

namespace ui {

namespace {

struct Words {
  const char* title;
  const char* what_to_do;
};

// Every failure is a case, and none is the default: the compiler names the one that has no words.
// Translators: in these texts, "municipality" is where the user got the identity card (nl: gemeente, fr: commune), and
// "PUK code" is the code that unblocks it (nl: puk-code, fr: code PUK).
Words words(signin::Failure failure) {
  switch (failure) {
  case signin::Failure::service_absent:
    return {_("The card reader service is not there"),
            _("The card reader service of this computer (pcscd) is not installed or not switched on. Ask your IT "
              "helpdesk to see to it. The sign-in goes on by itself when the service is there.")};
  case signin::Failure::service_stopped:
    return {_("The card reader service is not running"),
            _("The card reader service of this computer (pcscd) is stopped. Ask your IT helpdesk to start it. The "
              "sign-in goes on by itself when the service is back.")};
  case signin::Failure::service_forbidden:
    return {_("You have no access to the card reader service"),
            _("This user account may not open the connection to the card reader service of this computer (pcscd). Ask "
              "your IT helpdesk to allow it.")};
  case signin::Failure::service_refused:
    return {_("You may not use the card reader"),
            _("The card reader service of this computer (pcscd) keeps this program from the card reader. Ask your IT "
              "helpdesk to allow it, then try again.")};
  case signin::Failure::service_incompatible:
    return {_("The card reader service does not fit this program"),
            _("The card reader service of this computer (pcscd) and this program speak different versions of the same "
              "language. Ask your IT helpdesk to update both.")};
  case signin::Failure::service_silent:
    return {_("The card reader service does not answer"),
            _("Take the card reader out and plug it in again. If that does not help, restart the computer or ask your "
              "IT helpdesk to restart the card reader service (pcscd).")};
  case signin::Failure::service_stuck:
    return {_("The card reader service is stuck"),
            _("It did not answer several times, and this program waits for it no longer. Restart the computer, or ask "
              "your IT helpdesk to restart the card reader service (pcscd), then try again.")};
  case signin::Failure::no_reader:
    return {_("No card reader found"),
            _("Connect your card reader to this computer. If it has a switch, turn it on. If it is not found then, ask "
              "your IT helpdesk.")};
  case signin::Failure::card_mute:
    return {_("The card does not answer"),
            _("Take the card out and put it in again, chip first and chip up. If it still does not answer, wipe the "
              "chip with a dry cloth or use another card reader.")};
  case signin::Failure::foreign_card:
    return {_("This is not a Belgian identity card"),
            _("Take this card out and put in your own eID card, then try again.")};
  case signin::Failure::unsupported_card:
    return {_("This eID card is newer than this program"),
            _("Ask your IT helpdesk to update this program. Until then, please sign in to PrimaWeb with your web "
              "browser.")};
  case signin::Failure::card_outdated:
    return {_("This eID card is too old"),
            _("Cards of this kind are no longer in use. Take it out and put in your present card. If you have no other "
              "one, ask your municipality for a new card.")};
  case signin::Failure::no_certificate:
    return {_("You cannot sign in with this card"),
            _("The card carries no certificate to sign in with. Your municipality can put one on it.")};
  case signin::Failure::certificate_expired:
    return {
        _("The certificate on this card has expired"),
        _("Check whether this is your present card and not an old one. If it is, ask your municipality to renew the "
          "certificates.")};
  case signin::Failure::certificate_not_yet_valid:
    return {_("The certificate on this card is not valid yet"),
            _("Check whether the date of this computer is right. If it is, ask your municipality whether your card was "
              "activated.")};
  case signin::Failure::certificate_unfit:
    return {_("The certificate on this card cannot be used"),
            _("It is not what a Belgian eID card should carry. Please tell your IT helpdesk the code below.")};
  case signin::Failure::card_busy:
    return {_("Another program is using the card"),
            _("Close other programs that read identity cards, such as the eID Viewer, then try again.")};
  case signin::Failure::card_unreadable:
    return {_("The card could not be read"), _("Take the card out and put it in again, leave it in, then try again.")};
  case signin::Failure::card_silent:
    return {_("The card no longer answers"),
            _("Take the card out, put it in again, then try again. Your PIN is not sent again by itself: before you "
              "type it you see how many attempts are left.")};
  case signin::Failure::signature_unsupported:
    return {_("The sign-in service asks for more than this card can do"),
            _("The chip of this older card cannot sign the way the service wants. The card is not broken. Please sign "
              "in another way with your web browser, and ask your municipality about a new card.")};
  case signin::Failure::pin_blocked:
    return {_("The PIN of this card is blocked"),
            _("The PIN was wrong three times. Take the card and your PUK code to your municipality: it can unblock "
              "the PIN. Without the PUK code, ask the municipality for a new one.")};
  case signin::Failure::portal_unreachable:
    return {_("The Portal of the Social Security cannot be reached"),
            _("Check whether this computer is connected to the internet, then try again.")};
  case signin::Failure::portal_untrusted:
    return {_("The connection to the portal is not safe"),
            _("Something between this computer and the portal opens the connection, often a virus scanner or a proxy. "
              "Nothing was sent. Please tell your IT helpdesk the code below.")};
  case signin::Failure::portal_unavailable:
    return {_("The portal is out of service"),
            _("The portal itself says so; your card and your computer are fine. Try again later.")};
  case signin::Failure::portal_slow:
    return {_("The portal takes too long to answer"), _("It may be busy. Wait a moment, then try again.")};
  case signin::Failure::portal_in_circles:
    return {_("The portal keeps coming back to the same page"),
            _("The launcher stopped so as not to go round in circles. You can go on in the portal's own page.")};
  case signin::Failure::card_host_unknown:
    return {_("The portal leads to a site that this program does not know"),
            _("For your safety the launcher goes no further there, and your card is not used. Please tell your IT "
              "helpdesk the code below.")};
  case signin::Failure::card_host_untrusted:
    return {_("The connection to the sign-in service is not safe"),
            _("Your card was not used. Often a virus scanner or a proxy opens the connection: please tell your IT "
              "helpdesk the code below.")};
  case signin::Failure::card_host_issuer_unexpected:
    return {_("The sign-in service is not the one that your institution expects"),
            _("Your card was not used. The certificate of the sign-in service was issued by another authority than the "
              "settings of this computer want. Please tell your IT helpdesk the code below.")};
  case signin::Failure::card_host_unreachable:
    return {_("The sign-in service cannot be reached"),
            _("The federal sign-in service did not answer. Wait a moment, then try again.")};
  case signin::Failure::certificate_refused:
    return {_("The sign-in service did not accept your card"),
            _("Your PIN was right. Try again. If it happens again, the certificates of your card may have been "
              "withdrawn: ask your municipality.")};
  case signin::Failure::no_access:
    return {_("You have no access to PrimaWeb"),
            // Translators: security consultant and access manager are the portal's words (nl: veiligheidsconsulent,
            // toegangsbeheerder; fr: conseiller en sécurité, gestionnaire d'accès).
            _("The portal knows you, but does not let you in. Ask the security consultant or the access manager of "
              "your institution for access, then sign in again.")};
  case signin::Failure::no_profile:
    return {_("You have no profile in PrimaWeb yet"),
            // Translators: nl: PrimaWeb beheerder, fr: gestionnaire PrimaWeb.
            _("On a first sign-in the start page is nearly empty, until the PrimaWeb manager of your institution gives "
              "you a profile. After that, sign out completely and sign in again.")};
  case signin::Failure::session_ended:
    return {_("Your session has ended"), _("The portal signed you out. Sign in again to go on.")};
  case signin::Failure::page_crashed:
    return {_("The portal's page stopped working"),
            _("Your card is safe. Try again to open the page anew. If it stops again, or stays empty, tell your IT "
              "helpdesk the code below: the graphics driver of this computer may be the reason.")};
  case signin::Failure::form_not_handed_on:
    return {_("The portal asks for your card in a way that this program does not know"),
            _("Nothing was sent and your card is safe. Try again. If it happens again, give the code below to your IT "
              "helpdesk.")};
  case signin::Failure::card_host_sent_no_page:
    return {_("The sign-in service answered with something that is no page"),
            _("It is not shown, and your card is safe. Try again. If it happens again, give the code below to your IT "
              "helpdesk.")};
  case signin::Failure::no_common_signature:
    return {_("The sign-in service wants a signature that your card cannot make"),
            _("Your PIN was right and your card is not broken: the service takes none of the ways in which it signs. "
              "Please tell your IT helpdesk the code below, and sign in another way with your web browser.")};
  case signin::Failure::certificate_not_received:
    return {_("The sign-in service received no certificate"),
            _("Leave your card in the reader and try again. If it happens again, a virus scanner or a proxy may open "
              "the connection: tell your IT helpdesk the code below.")};
  case signin::Failure::certificate_revoked:
    return {_("The certificate of this card was withdrawn"),
            _("Check whether this is your present card and not an old one. If it is, ask your municipality for new "
              "certificates.")};
  case signin::Failure::level_too_low:
    return {_("The portal asks for a safer way to sign in"),
            _("Signing in was not enough for PrimaWeb. Sign out and sign in again with your card. If it happens again, "
              "ask the security consultant of your institution.")};
  case signin::Failure::network_wants_sign_in:
    return {_("This network asks you to sign in first"),
            _("Open your web browser, sign in to the network there, then try again. In the office, tell your IT "
              "helpdesk the code below.")};
  case signin::Failure::server_date_wrong:
    return {_("The date of this computer may be wrong"),
            _("The portal's certificate is not valid on the date of this computer. Check the date and the time, then "
              "try again. If they are right, tell your IT helpdesk the code below.")};
  case signin::Failure::description_broken:
    return {_("A part of this program is damaged"),
            _("The file that describes the portal cannot be read. Ask your IT helpdesk to install this program "
              "again.")};
  case signin::Failure::tls_part_missing:
    return {_("A part of this program is missing"),
            _("This computer lacks the part with which a card signs in (glib-networking with GnuTLS). Ask your IT "
              "helpdesk to install it.")};
  case signin::Failure::steps_not_saved:
    return {
        _("The steps could not be saved on this computer"),
        _("You can work as usual, and go the same way by hand next time. If you see this again, ask your IT helpdesk "
          "whether your disk is full.")};
  case signin::Failure::no_realtime:
    // Translators: rtkit is the name of a part of the computer's system.
    return {
        _("No page can be shown on this computer"),
        _("A part of this computer's system (rtkit) is missing or was late, and without it this program stops at the "
          "first page. Log out of the computer and log in again. If you see this then, ask your IT helpdesk to "
          "install that part.")};
  case signin::Failure::nothing_remembered:
    // Translators: keyring is the desktop's safe store for passwords (nl: sleutelbos, fr: trousseau de clés).
    return {_("Your card and your choice could not be remembered"),
            _("You can work as usual, and choose again next time. If you see this again, ask your IT helpdesk why the "
              "keyring of this computer keeps nothing.")};
  }
  return {"", ""};
}

/// For the helpdesk's eyes, so in no language.
const char* command(signin::Failure failure) {
  switch (failure) {
  case signin::Failure::service_absent:
  case signin::Failure::service_stopped:
    return "systemctl enable --now pcscd.socket";
  case signin::Failure::service_forbidden:
    return "ls -l /run/pcscd/pcscd.comm";
  case signin::Failure::service_refused:
    return "pkaction --verbose --action-id org.debian.pcsc-lite.access_pcsc";
  case signin::Failure::service_incompatible:
    return "pcscd --version";
  case signin::Failure::service_silent:
  case signin::Failure::service_stuck:
    return "systemctl restart pcscd.service";
  case signin::Failure::no_reader:
    return "lsusb";
  case signin::Failure::no_realtime:
    return "systemctl status rtkit-daemon.service";
  default:
    return "";
  }
}

const char* button(signin::Remedy remedy) {
  switch (remedy) {
  case signin::Remedy::try_again:
    return _("_Try again");
  case signin::Remedy::go_on_by_hand:
    return _("_Go on in the portal");
  case signin::Remedy::sign_out_and_again:
    return _("_Sign out and sign in again");
  case signin::Remedy::close:
  case signin::Remedy::go_on:
    return _("_Close");
  }
  return "";
}

} // namespace

FailureText failure_text(signin::Failure failure) {
  g_debug("To be shown: %s", std::string{signin::code(failure)}.c_str());
  const Words text = words(failure);
  return {text.title, text.what_to_do, button(signin::remedy(failure)), command(failure)};
}

Glib::ustring remedy_text(signin::Failure failure) {
  const Words text = words(failure);
  return Glib::ustring{text.title} + ". " + text.what_to_do;
}

} // namespace ui
